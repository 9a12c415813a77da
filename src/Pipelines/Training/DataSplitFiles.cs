namespace NlpMlNet.Training;

/// <summary>The files that a file of texts was divided into.</summary>
/// <param name="TrainPath">The file to learn from.</param>
/// <param name="DevelopmentPath">The file to decide by; <see langword="null"/> when none was wanted.</param>
/// <param name="TestPath">The file to test on.</param>
/// <param name="TrainRows">The number of rows to learn from.</param>
/// <param name="DevelopmentRows">The number of rows to decide by.</param>
/// <param name="TestRows">The number of rows to test on.</param>
/// <param name="Groups">The number of groups of rows that stayed together; as many as rows when no text is repeated.</param>
public sealed record DataSplitFiles(
    string TrainPath, string? DevelopmentPath, string TestPath, int TrainRows, int DevelopmentRows, int TestRows, int Groups);
