namespace NlpMlNet.Evaluation;

/// <summary>A row that a model got wrong.</summary>
/// <param name="Row">Its number in the file, from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="Label">Its class.</param>
/// <param name="PredictedLabel">The class that the model took for the most probable one.</param>
/// <param name="Probability">The probability of that class.</param>
public sealed record WrongRow(long Row, string Text, string Label, string PredictedLabel, float Probability);
