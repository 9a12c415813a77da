using System.Globalization;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;
using NlpMlNet.Messages;
using NlpMlNet.Splits;
using NlpMlNet.Words;

namespace NlpMlNet.Training;

/// <summary>What decides where the rows of a file go.</summary>
internal sealed class DataSplitRows
{
    private readonly DataSplitRequest request;
    private readonly List<string> texts = [];
    private readonly List<string> labels = [];
    private readonly List<string?> owners = [];
    private readonly List<(string Text, CsvPlace Place)> times = [];

    private DataSplitRows(DataSplitRequest request) => this.request = request;

    /// <summary>Gets the number of rows.</summary>
    public int Count => texts.Count;

    /// <summary>Reads all rows.</summary>
    /// <exception cref="NlpMlNetException">The file or a column is missing, there are no rows, or one can't be read.</exception>
    public static DataSplitRows Read(DataSplitRequest request, CancellationToken cancellation)
    {
        var rows = new DataSplitRows(request);
        using var reader = CsvSource.Open(request.DataPath, request.Csv);
        var (text, label, owner, time) = (reader.Header.Find(request.TextColumn), Find(request.LabelColumn), Find(request.GroupColumn), Find(request.TimeColumn));
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Fault is { } fault)
            {
                throw reader.Place.Error(fault);
            }

            rows.texts.Add(TextKey.Of(reader.GetString(text)));
            rows.labels.Add(label is { } l ? LabelText.ClassOf(reader.GetString(l)) : string.Empty);
            rows.owners.Add(owner is { } o && reader.GetString(o) is var name && !string.IsNullOrWhiteSpace(name) ? name : null);
            if (time is { } t)
            {
                rows.times.Add((reader.GetString(t).Trim(), reader.Place));
            }
        }

        return rows.Count > 0 ? rows : throw new NlpMlNetException($"The file '{request.DataPath}' has a header and no rows. Give a file with texts.");

        int? Find(string? column) => column is null ? null : reader.Header.Find(column);
    }

    /// <summary>Divides the rows.</summary>
    /// <returns>0 for a row to learn from, 1 for one to decide by, 2 for one to test on; and the number of groups.</returns>
    /// <exception cref="NlpMlNetException">A part would be empty.</exception>
    public (int[] Parts, int Groups) Divide()
    {
        var groups = RowGroups.Join(RowGroups.Of(texts), owners);
        var parts = new int[Count];
        Hold([.. Enumerable.Range(0, Count)], request.TestShare, 2, nameof(DataSplitRequest.TestShare));
        if (request.DevelopmentShare > 0)
        {
            Hold([.. Enumerable.Range(0, Count).Where(row => parts[row] == 0)], request.DevelopmentShare / (1 - request.TestShare), 1, nameof(DataSplitRequest.DevelopmentShare));
        }

        return (parts, groups.Distinct().Count());

        void Hold(int[] rows, double share, int part, string option)
        {
            var held = HoldOut(rows, [.. rows.Select(row => groups[row])], share);
            if (held.Count == 0)
            {
                throw new NlpMlNetException(MessageText.Of(
                    $"No row of '{request.DataPath}' can be set apart ({new CodeName(typeof(DataSplitRequest), option)}): rows with equal texts, of one group or of one time stay together, and no class may lose all its rows. Give a file with more texts, groups or times."));
            }

            foreach (var row in held)
            {
                parts[rows[row]] = part;
            }
        }
    }

    private IReadOnlyList<int> HoldOut(int[] rows, int[] groups, double share) => request.TimeColumn is null
        ? StratifiedSplit.Split([.. rows.Select(row => labels[row])], groups, share, request.Seed).HeldOut
        : HoldOutLatest(rows, groups, share);

    private IReadOnlyList<int> HoldOutLatest(int[] rows, int[] groups, double share) =>
        times.TrueForAll(time => NumberOf(time.Text) is not null)
            ? TimeSplit.Split([.. rows.Select(row => NumberOf(times[row].Text)!.Value)], groups, share).HeldOut // all are numbers
            : TimeSplit.Split([.. rows.Select(row => DateOf(times[row]))], groups, share).HeldOut;

    private static decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private DateTimeOffset DateOf((string Text, CsvPlace Place) time) =>
        time.Text.Length >= 7 && time.Text[..4].All(char.IsAsciiDigit) && time.Text[4] == '-'
        && DateTimeOffset.TryParse(time.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw time.Place.Error(MessageText.Of(
                $"{CsvText.Show(time.Text)} in column {CsvText.Show(request.TimeColumn!)} is no time: write dates as 2021-04-03, or numbers in all rows ({new CodeName(typeof(DataSplitRequest), nameof(DataSplitRequest.TimeColumn))})."));
}
