namespace NlpMlNet.Evaluation;

/// <summary>How well one class is found.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Precision">The share of the rows predicted as this class that belong to it; 0 when none was predicted.</param>
/// <param name="Recall">The share of the rows of this class that were predicted as it; 0 when there is none.</param>
/// <param name="F1">The harmonic mean of precision and recall; 0 when both are 0.</param>
/// <param name="Support">The number of rows of this class.</param>
public readonly record struct ClassMetrics(string Label, double Precision, double Recall, double F1, int Support);
