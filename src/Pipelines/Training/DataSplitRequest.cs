using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Training.DataSplitRequest>;

namespace NlpMlNet.Training;

/// <summary>How a file of labelled texts is divided into files to learn from, to decide by and to test on.</summary>
public sealed record DataSplitRequest
{
    /// <summary>Gets the CSV file.</summary>
    public required string DataPath { get; init; }

    /// <summary>Gets the name of the column with the texts: rows with equal texts go into one file; case, white space and invisible characters make no difference.</summary>
    public required string TextColumn { get; init; }

    /// <summary>Gets the name of the column with the classes, of which each file gets the same share.</summary>
    /// <value><see langword="null"/>: the rows are divided by chance, or by time.</value>
    public string? LabelColumn { get; init; }

    /// <summary>Gets the column whose rows with the same value go into one file, such as those of one author.</summary>
    /// <value><see langword="null"/>: only equal texts stay together. A row without a value belongs to no other.</value>
    public string? GroupColumn { get; init; }

    /// <summary>Gets the column with times, by which the latest rows become the test file: ISO dates such as <c>2021-04-03</c>, or numbers such as years.</summary>
    /// <value><see langword="null"/>: the rows are divided by chance.</value>
    public string? TimeColumn { get; init; }

    /// <summary>Gets the share of the rows that go into the test file.</summary>
    /// <value>0.2.</value>
    public double TestShare { get; init; } = 0.2;

    /// <summary>Gets the share of the rows that go into the file to decide by; 0 for no such file.</summary>
    /// <value>0.1.</value>
    public double DevelopmentShare { get; init; } = 0.1;

    /// <summary>Gets the seed of the choice.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Gets how the file is read.</summary>
    public CsvOptions Csv { get; init; } = new();

    internal void Validate()
    {
        MessageText[] failures = [.. FindFailures().OfType<MessageText>()];
        if (failures.Length > 0)
        {
            throw new NlpMlNetException($"The file can't be divided: {MessageText.Join("; ", failures)}.");
        }
    }

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(TestShare is > 0 and < 1, nameof(TestShare), TestShare, "above 0 and below 1"),
        Unless(DevelopmentShare is >= 0 and < 1, nameof(DevelopmentShare), DevelopmentShare, "at least 0 and below 1"),
        If(
            TestShare + DevelopmentShare >= 1,
            $"{Option(nameof(TestShare))} and {Option(nameof(DevelopmentShare))} leave nothing to learn from; their sum must be below 1"),
        If(
            TimeColumn is not null && LabelColumn is not null,
            $"{Option(nameof(TimeColumn))} and {Option(nameof(LabelColumn))} exclude each other: the latest rows have whatever classes they have"),
    ];
}
