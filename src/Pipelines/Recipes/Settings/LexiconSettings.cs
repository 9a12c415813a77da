using System.Globalization;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Recipes;

/// <summary>A lexicon as settings: the embedded one of a language, or the word lists of that language with the valences of files.</summary>
/// <param name="Options">How the files are read.</param>
/// <param name="Language">The language of the embedded lexicon.</param>
/// <param name="Files">The files, with semicolons between them; <see langword="null"/> for none.</param>
internal sealed record LexiconSettings(LexiconFileOptions Options, string Language = "en", string? Files = null)
{
    private const string Embedded = "embedded";
    private const string Usual = "usual names";
    private const string Told = "detected";

    private static readonly string[] Languages = ["en", "fr"];

    /// <summary>Gets the defaults.</summary>
    public static LexiconSettings Default { get; } = new(new LexiconFileOptions());

    /// <summary>Gets the setting that names the files.</summary>
    public static Setting<LexiconSettings> FilesSetting { get; } = new(
        "lexicon",
        "embedded, or files with semicolons between them; nlpmlnet lexicon check shows how they are read.",
        o => o.Files ?? Embedded,
        (o, text) => o with { Files = text == Embedded ? null : text });

    /// <summary>Gets the setting of the language.</summary>
    public static Setting<LexiconSettings> LanguageSetting { get; } = new("language", "Language of the embedded lexicon: en, fr.", o => o.Language, (o, text) =>
        Languages.Contains(text) ? o with { Language = text } : throw new FormatException("one of en, fr is expected"));

    /// <summary>Gets the settings of how files are read.</summary>
    public static IReadOnlyList<Setting<LexiconSettings>> Reading { get; } =
    [
        Setting<LexiconSettings>.Choice(
            "lexicon-format",
            $"Format of the files: {string.Join(", ", Setting<LexiconSettings>.NamesOf<LexiconFileFormat>())}.",
            o => o.Options.Format,
            (o, v) => o.With(options => options with { Format = v })),
        new("lexicon-encoding", "Encoding of the files, e.g. windows-1252.", o => o.Options.Encoding ?? Told, (o, text) =>
            o.With(options => options with { Encoding = text == Told ? null : text })),
        new("entry-column", "Column of the entries in a lexicon that is CSV.", o => o.Options.EntryColumn ?? Told, (o, text) =>
            o.With(options => options with { EntryColumn = text == Told ? null : text })),
        new("valence-column", "Column of the valences in a lexicon that is CSV.", o => o.Options.ValenceColumn ?? Told, (o, text) =>
            o.With(options => options with { ValenceColumn = text == Told ? null : text })),
        new("categories", "Valence of each category that counts, e.g. positive:1,negative:-1.", o => ShowCategories(o.Options.Categories), (o, text) =>
            o.With(options => options with { Categories = text == Usual ? null : ParseCategories(text) })),
        Setting<LexiconSettings>.Choice(
            "repeats",
            "An entry that occurs again with another valence: last (it counts, with a warning), error.",
            o => o.Options.Repeats,
            (o, v) => o.With(options => options with { Repeats = v })),
        Setting<LexiconSettings>.Choice(
            "asterisks",
            "An asterisk inside an entry: as-in-format, wildcard, literal.",
            o => o.Options.Asterisks,
            (o, v) => o.With(options => options with { Asterisks = v })),
        new("neutral", "Middle of the scale of valences, e.g. 5 for ratings from 1 to 9.", ShowNeutral, (o, text) =>
            o.With(options => options with { Neutral = ParseNeutral(text) })),
    ];

    /// <summary>Reads the files.</summary>
    /// <returns>What was read; <see langword="null"/> without files.</returns>
    public LexiconReading? Read() => Files is null ? null : LexiconFile.Read(Files.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Options);

    /// <summary>Makes the lexicon.</summary>
    /// <param name="reading">What was read from the files.</param>
    public Lexicon LexiconOf(LexiconReading? reading)
    {
        var lexicon = Lexicon.ForLanguage(Language);
        return reading is null ? lexicon : new Lexicon(lexicon.Contents with
        {
            Name = string.Join(';', reading.Files.Select(file => Path.GetFileName(file.Path))),
            Valences = reading.Valences,
            WeakValence = 0,
        });
    }

    private LexiconSettings With(Func<LexiconFileOptions, LexiconFileOptions> change) => this with { Options = change(Options) };

    private static string ShowCategories(IReadOnlyDictionary<string, float>? categories) => categories is null
        ? Usual
        : string.Join(',', categories.Select(category => string.Create(CultureInfo.InvariantCulture, $"{category.Key}:{category.Value}")));

    private static Dictionary<string, float> ParseCategories(string text)
    {
        Dictionary<string, float> categories = new(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = pair.LastIndexOf(':');
            if (colon <= 0 || !float.TryParse(pair[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var valence) || !float.IsFinite(valence) || !categories.TryAdd(pair[..colon].Trim(), valence))
            {
                throw new FormatException($"names and valences such as positive:1,negative:-1 are expected, each name once; '{pair}' is none");
            }
        }

        return categories.Count > 0 ? categories : throw new FormatException("names and valences such as positive:1,negative:-1 are expected");
    }

    private static string ShowNeutral(LexiconSettings settings) => settings.Options.Neutral?.ToString(CultureInfo.InvariantCulture) ?? Told;

    private static float? ParseNeutral(string text) => text == Told ? null
        : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value) ? value
        : throw new FormatException($"a number or {Told} is expected");
}
