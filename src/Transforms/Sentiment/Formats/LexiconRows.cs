using System.Globalization;
using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>Gathers the rows of one file, and what there is to say about the reading.</summary>
/// <param name="text">The file.</param>
/// <param name="options">How it is read.</param>
internal sealed class LexiconRows(LexiconText text, LexiconFileOptions options)
{
    private const int MostRows = 2_000_000;
    private const int LongestEntry = 1_000;

    private readonly List<LexiconRow> rows = [];
    private readonly List<string> categories = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> leftOut = new(StringComparer.Ordinal);
    private float neutral = options.Neutral ?? 0;
    private bool hasDecimalCommas;

    public LexiconText Text => text;

    public LexiconFileOptions Options => options;

    public IReadOnlyList<LexiconRow> Rows => rows;

    /// <summary>Gets the categories in the order in which they were met.</summary>
    public IReadOnlyList<string> Categories => categories;

    /// <summary>Gets what was guessed.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Gets what was left out, by reason.</summary>
    public IEnumerable<(string Reason, int Count, IEnumerable<string> Examples)> LeftOut =>
        leftOut.Select(reason => (reason.Key, reason.Value.Count, reason.Value.Take(3)));

    /// <summary>Gets the word on numbers with a comma.</summary>
    public string? CommaNote => hasDecimalCommas ? $"{text.Path} has numbers with a decimal comma; they were read so." : null;

    public void AddValence(string entry, float valence, long line) => Add(new LexiconRow(entry, null, valence - neutral, line));

    /// <summary>Takes the middle of a scale of ratings from 1 to 9 or 0 to 1 for neutral, unless the options say what is.</summary>
    /// <param name="column">The column of the ratings, whose name must speak of valence.</param>
    /// <param name="ratings">The ratings.</param>
    public void GuessNeutral(string column, IReadOnlyList<float> ratings)
    {
        var isRating = column.Contains("val", StringComparison.OrdinalIgnoreCase) || column.StartsWith("V.", StringComparison.Ordinal)
            || column.Contains("happ", StringComparison.OrdinalIgnoreCase);
        var (low, high) = ratings.Count == 0 ? (0, 0) : (ratings.Min(), ratings.Max());
        if (options.Neutral is not null || !isRating || low < 0 || ratings.Count < 3 || low * 2 > high)
        {
            return;
        }

        neutral = low >= 1 && high is > 5 and <= 9 ? 5 : high is > 0.5f and <= 1 && ratings.Any(r => r is not (0 or 1)) ? 0.5f : 0;
        if (neutral != 0)
        {
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"The column '{column}' goes from {low} to {high}: {neutral} is taken for neutral, and subtracted."));
        }
    }

    public void AddInCategory(string entry, string category, long line, float strength = 1)
    {
        DeclareCategory(category);
        Add(new LexiconRow(entry, category, strength, line));
    }

    /// <summary>Notes a category, which need not have entries.</summary>
    public void DeclareCategory(string category)
    {
        if (known.Add(category))
        {
            categories.Add(category);
        }
    }

    /// <summary>Counts something that isn't read.</summary>
    /// <param name="reason">What such things are, in the plural.</param>
    /// <param name="what">The thing.</param>
    /// <param name="line">Its line.</param>
    public void LeaveOut(string reason, string what, long line)
    {
        if (!leftOut.TryGetValue(reason, out var list))
        {
            leftOut.Add(reason, list = []);
        }

        list.Add($"'{what}' in line {line}");
    }

    /// <summary>Reads a number, with a point or a comma before its decimals.</summary>
    public float ParseNumber(string field, long line)
    {
        if (TryParseNumber(field, out var number))
        {
            hasDecimalCommas |= field.Contains(',', StringComparison.Ordinal);
            return number;
        }

        throw Refuse(line, $"'{field.Trim()}' is no number; expected one such as -2.5");
    }

    public static bool TryParseNumber(string field, out float number)
    {
        var plain = field.Trim().Replace('\u2212', '-').Replace(',', '.');
        return float.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
    }

    public LexiconFormatException Refuse(long line, string reason) => new(text.Path, line, reason);

    public LexiconFormatException Refuse(long line, MessageText reason) => new(text.Path, line, reason);

    private void Add(LexiconRow row)
    {
        if (row.Entry.Length > LongestEntry)
        {
            throw Refuse(row.Line, $"the entry that begins '{row.Entry[..40]}' has {row.Entry.Length} characters, and an entry {LongestEntry} at the most; is it the right file?");
        }

        rows.Add(rows.Count < MostRows ? row : throw Refuse(row.Line, $"there are more than {MostRows} entries; is it the right file?"));
    }
}
