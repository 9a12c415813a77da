using System.Globalization;
using NlpMlNet.Csv;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Scoring.BatchScoringOptions>;

namespace NlpMlNet.Scoring;

/// <summary>What is scored, where the result goes, and how.</summary>
/// <remarks>
/// The output has the input's columns in their order and then, for a classifier, <c>PredictedLabel</c>, <c>Probability</c> (of that
/// label) and one <c>Score.&lt;label&gt;</c> a class; for a regression, <c>Score</c>. It is UTF-8 with the input's delimiter, and lines
/// end with a line feed; a byte-order mark comes out where one went in. It stays under <c>&lt;output&gt;.partial</c> until it is complete.
/// </remarks>
public sealed record BatchScoringOptions
{
    /// <summary>Gets the path of the CSV file to score. Give this or <see cref="Input"/>.</summary>
    public string? InputPath { get; init; }

    /// <summary>Gets the stream to score; it is read to its end and left open.</summary>
    public Stream? Input { get; init; }

    /// <summary>Gets the path of the file to write; an existing file is replaced. Give this or <see cref="Output"/>.</summary>
    /// <remarks>What is no regular file (a named pipe, <c>/dev/stdout</c>) is written to as it is, like a stream. A file keeps the rights of the one that it replaces.</remarks>
    public string? OutputPath { get; init; }

    /// <summary>Gets the stream to write to, row by row as they are scored; it is flushed and left open.</summary>
    public Stream? Output { get; init; }

    /// <summary>Gets the path of the file for the rows that can't be scored: row number, line number, reason and raw text.</summary>
    /// <value>
    /// <see langword="null"/>: <c>&lt;output&gt;.rejects.csv</c>, which is there after the run only if rows were rejected. When the output
    /// is a stream there is no such place, and the first bad row ends the run. A path that is given is always written.
    /// </value>
    public string? RejectsPath { get; init; }

    /// <summary>Gets a value indicating whether to go on where an earlier run was cut off, from its <c>&lt;output&gt;.resume.json</c>.</summary>
    /// <value><see langword="false"/>. Without that file the run starts at the beginning. Needs an input and an output path.</value>
    public bool Resume { get; init; }

    /// <summary>Gets a value indicating whether the first row that can't be scored ends the run, without output.</summary>
    /// <value><see langword="false"/>: such rows go to the rejects file.</value>
    public bool Strict { get; init; }

    /// <summary>Gets the number of threads that score; 0 is one for each processor. The output doesn't depend on it.</summary>
    /// <remarks>A model that computes in batches, such as a transformer network, uses them inside, for one part of the rows after the other.</remarks>
    public int Threads { get; init; }

    /// <summary>Gets how the input is read; the listed columns and what receives rows have no part here.</summary>
    public CsvOptions Csv { get; init; } = new();

    /// <summary>Gets which rows are scored; the others are left out of the output, and counted.</summary>
    /// <value>Empty: all of them.</value>
    public IReadOnlyList<CsvCondition> Where { get; init; } = [];

    /// <summary>Gets the character before the fraction of the numbers that are written.</summary>
    /// <value>The point. Spreadsheets in German or French take a comma; give it to <see cref="CsvOptions.DecimalSeparator"/> too if the input has it.</value>
    public char OutputDecimalSeparator { get; init; } = '.';

    /// <summary>Gets a value indicating whether texts that a spreadsheet would run as a formula get an apostrophe in front.</summary>
    /// <value><see langword="false"/>: the input's cells come out as they went in.</value>
    public bool ProtectFormulas { get; init; }

    /// <summary>Gets a value indicating whether the output begins with the byte-order mark of UTF-8, by which Excel on Windows tells UTF-8 from other encodings.</summary>
    /// <value><see langword="false"/>: it does only if the input begins with a byte-order mark.</value>
    public bool ByteOrderMark { get; init; }

    /// <summary>Gets what is put in front of the names of the added columns.</summary>
    /// <value>Empty. An input that already has a <c>PredictedLabel</c>, because it was scored before, needs another prefix.</value>
    public string AddedColumnPrefix { get; init; } = string.Empty;

    /// <summary>Gets the headers of the model's columns where they differ: the model's column name to the name in the input's header.</summary>
    /// <value>Empty: the names are the same.</value>
    public IReadOnlyDictionary<string, string> ColumnNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the time between two records of how far the run has come: how much work a power cut can cost, at most.</summary>
    /// <value>2 seconds; with a model that computes in batches, the time that it takes for some thousand rows if that is longer.</value>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the number of rows that a thread takes at a time; <see langword="null"/> fits it to the model.</summary>
    internal int? RowsPerChunk { get; init; }

    /// <summary>Gets how the bytes of this run reach the file that it writes; tests put failing disks here.</summary>
    internal Func<Stream, Stream> OnDisk { get; init; } = stream => stream;

    /// <summary>Gets how the reasons of rejected rows and notes name options; by default as code does.</summary>
    internal Func<CodeName, string>? NameOf { get; init; }

    /// <summary>Gets whatever decides what the output is, apart from input and model: a run can be resumed only with the same.</summary>
    internal SortedList<string, string> Settings => new(StringComparer.Ordinal)
    {
        [nameof(RejectsPath)] = RejectsPath is null ? string.Empty : Path.GetFullPath(RejectsPath),
        [nameof(Strict)] = Strict.ToString(),
        [$"{nameof(Csv)}.{nameof(Csv.Encoding)}"] = Csv.Encoding ?? string.Empty,
        [$"{nameof(Csv)}.{nameof(Csv.ReplaceInvalid)}"] = Csv.ReplaceInvalid.ToString(),
        [$"{nameof(Csv)}.{nameof(Csv.Delimiter)}"] = Csv.Delimiter ?? string.Empty,
        [$"{nameof(Csv)}.{nameof(Csv.Quotes)}"] = Csv.Quotes?.ToString() ?? string.Empty,
        [$"{nameof(Csv)}.{nameof(Csv.HasHeader)}"] = Csv.HasHeader.ToString(),
        [$"{nameof(Csv)}.{nameof(Csv.SkipRows)}"] = Csv.SkipRows.ToString(CultureInfo.InvariantCulture),
        [$"{nameof(Csv)}.{nameof(Csv.Comment)}"] = Csv.Comment?.ToString() ?? string.Empty,
        [$"{nameof(Csv)}.{nameof(Csv.DecimalSeparator)}"] = Csv.DecimalSeparator.ToString(),
        [$"{nameof(Csv)}.{nameof(Csv.MaximumFieldLength)}"] = Csv.MaximumFieldLength.ToString(CultureInfo.InvariantCulture),
        [$"{nameof(Csv)}.{nameof(Csv.MaximumFieldLines)}"] = Csv.MaximumFieldLines.ToString(CultureInfo.InvariantCulture),
        [$"{nameof(Csv)}.{nameof(Csv.MaximumRowLength)}"] = Csv.MaximumRowLength.ToString(CultureInfo.InvariantCulture),
        [nameof(Where)] = string.Join(", ", Where),
        [nameof(OutputDecimalSeparator)] = OutputDecimalSeparator.ToString(),
        [nameof(ProtectFormulas)] = ProtectFormulas.ToString(),
        [nameof(ByteOrderMark)] = ByteOrderMark.ToString(),
        [nameof(AddedColumnPrefix)] = AddedColumnPrefix,
        [nameof(ColumnNames)] = string.Join(", ", ColumnNames.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={ColumnNames[name]}")),
    };

    internal void Validate()
    {
        InvalidOptionsException.ThrowIfAny("The scoring options are not valid", FindFailures());
        Csv.Validate();
    }

    private IEnumerable<MessageText?> FindFailures() =>
    [
        If((InputPath is null) == (Input is null), $"Give either {Option(nameof(InputPath))} or {Option(nameof(Input))}, not both or neither"),
        If((OutputPath is null) == (Output is null), $"Give either {Option(nameof(OutputPath))} or {Option(nameof(Output))}, not both or neither"),
        If(InputPath is "" || OutputPath is "" || RejectsPath is "", $"A path is empty"),
        If(
            Resume && (InputPath is null || OutputPath is null),
            $"{Option(nameof(Resume))} is set; it needs {Option(nameof(InputPath))} and {Option(nameof(OutputPath))}, since a stream can't be resumed"),
        Unless(OutputDecimalSeparator is '.' or ',', nameof(OutputDecimalSeparator), $"'{OutputDecimalSeparator}'", "'.' or ','"),
        .. Where.Select(condition => If(condition.Failure is not null, $"{Option(nameof(Where))}: {condition.Failure}")),
        Unless(Threads >= 0, nameof(Threads), Threads, "0 (all processors) or more"),
        Unless(CheckpointInterval >= TimeSpan.Zero, nameof(CheckpointInterval), $"{CheckpointInterval:c}", "zero or more"),
        Unless(RowsPerChunk is null or >= 1, nameof(RowsPerChunk), RowsPerChunk, "at least 1"),
    ];
}
