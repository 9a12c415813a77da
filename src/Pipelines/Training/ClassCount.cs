namespace NlpMlNet.Training;

/// <summary>How many rows a class has.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Rows">The number of its rows.</param>
public readonly record struct ClassCount(string Label, int Rows);
