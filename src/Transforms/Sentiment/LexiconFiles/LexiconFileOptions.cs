using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Sentiment.LexiconFileOptions>;

namespace NlpMlNet.Sentiment;

/// <summary>How lexicon files are read.</summary>
public sealed record LexiconFileOptions
{
    /// <summary>Gets the format of the files.</summary>
    /// <value>Told by the content of each file.</value>
    public LexiconFileFormat Format { get; init; }

    /// <summary>Gets the name of the files' encoding, e.g. <c>windows-1252</c>.</summary>
    /// <value><see langword="null"/>: UTF-8, or Windows-1252 (of which Latin-1 is a part) where a file isn't, which is noted. A byte-order mark decides in any case.</value>
    public string? Encoding { get; init; }

    /// <summary>Gets the valence of each category that matters, such as <c>positive</c> 1 and <c>negative</c> -1.</summary>
    /// <value>
    /// <see langword="null"/>: usual names of positive and negative categories count 1 and -1, which is noted. A category under another
    /// one is written <c>outer.inner</c>; one without a valence of its own has that of the outer one.
    /// </value>
    public IReadOnlyDictionary<string, float>? Categories { get; init; }

    /// <summary>Gets what is done with entries that occur again with another valence.</summary>
    /// <value>The last valence counts, with a warning.</value>
    public LexiconRepeats Repeats { get; init; }

    /// <summary>Gets what an asterisk inside an entry means.</summary>
    /// <value>What it means in the tool that the format comes from.</value>
    public LexiconAsterisks Asterisks { get; init; }

    /// <summary>Gets the name of the column of entries in CSV.</summary>
    /// <value><see langword="null"/>: told by usual names, such as <c>word</c>, or else the first column of text.</value>
    public string? EntryColumn { get; init; }

    /// <summary>Gets the name of the column of valences in CSV.</summary>
    /// <value><see langword="null"/>: told by usual names, such as <c>valence</c>, or else the only column of numbers.</value>
    public string? ValenceColumn { get; init; }

    /// <summary>Gets the middle of the scale, which is subtracted from every valence of the files, e.g. 5 for ratings from 1 to 9.</summary>
    /// <value><see langword="null"/>: 0, but the middle of a column of CSV that is called valence and goes from 1 to 9 or from 0 to 1, which is noted.</value>
    public float? Neutral { get; init; }

    /// <summary>Gets the delimiter between the columns of CSV.</summary>
    /// <value><see langword="null"/>: found in the first lines.</value>
    internal char? Separator { get; init; }

    internal void Validate() => InvalidOptionsException.ThrowIfAny("The lexicon can't be read with these options", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(Format), nameof(Format), Format, string.Join(", ", Enum.GetNames<LexiconFileFormat>())),
        Unless(Enum.IsDefined(Repeats), nameof(Repeats), Repeats, string.Join(" or ", Enum.GetNames<LexiconRepeats>())),
        Unless(Enum.IsDefined(Asterisks), nameof(Asterisks), Asterisks, string.Join(", ", Enum.GetNames<LexiconAsterisks>())),
        Unless(Neutral is null || float.IsFinite(Neutral.Value), nameof(Neutral), Neutral, "a number"),
        Unless(Categories is null or { Count: > 0 }, nameof(Categories), "empty", "null, or the valence of at least one category"),
        .. (Categories ?? new Dictionary<string, float>()).Where(c => !float.IsFinite(c.Value))
            .Select(c => MessageText.Of($"{Option(nameof(Categories))} gives '{c.Key}' the valence {c.Value}; it must be a number")),
    ];
}
