using System.Globalization;
using NlpMlNet.Recipes;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What <c>lexicon check</c> found out.</summary>
/// <param name="reading">What was read.</param>
/// <param name="coverage">What was found in texts; <see langword="null"/> without texts.</param>
/// <param name="matches">How many of the most frequent matches are listed.</param>
internal sealed class LexiconReport(LexiconReading reading, LexiconCoverage? coverage, int matches)
{
    private const int Shown = 10;
    private const int NameWidth = 14;

    /// <summary>The names of some properties, by which such a file is known.</summary>
    public static readonly string[] Properties = ["files", "entries", "valences", "conflicts"];

    private readonly LexiconEntryKinds kinds = LexiconEntryKinds.Of(reading.Valences.Keys);
    private readonly IReadOnlyCollection<float> valences = [.. reading.Valences.Values];

    /// <summary>Prints it for people: a line for each property, its name first.</summary>
    public void Show(Screen screen)
    {
        foreach (var file in reading.Files)
        {
            Line(screen, "file", $"{file.Path}: {Setting<LexiconSettings>.NameOf(file.Format)}, {file.Encoding}, {file.Rows:N0} rows");
        }

        Line(screen, "entries", $"{reading.Valences.Count:N0}: {kinds.Words:N0} words, {kinds.Phrases:N0} phrases, {kinds.Beginnings:N0} beginnings (good*), {kinds.Patterns:N0} patterns, {kinds.Symbols:N0} symbols");
        Line(screen, "valences", $"{valences.Min()} to {valences.Max()}: {valences.Count(v => v > 0):N0} above zero, {valences.Count(v => v < 0):N0} below, {valences.Count(v => v == 0):N0} zero");
        foreach (var category in reading.Categories.Where(c => c.Valence is not null))
        {
            Line(screen, "category", $"{category.Name}: valence {category.Valence}, {category.Entries:N0} entries");
        }

        WriteList(screen, "not counted", [.. reading.Categories.Where(c => c.Valence is null).Select(c => c.Name)], ", ");
        foreach (var note in reading.Notes)
        {
            Line(screen, "note", $"{note}");
        }

        Line(screen, "conflicts", $"{reading.Conflicts.Count:N0}");
        foreach (var conflict in reading.Conflicts.Take(Shown))
        {
            Line(screen, string.Empty, $"{conflict}{(conflict.IsSum ? ": the sum counts" : "")}");
        }

        if (coverage is not null)
        {
            WriteCoverage(screen, coverage);
        }
    }

    /// <summary>Writes it as JSON to a file, or to standard output when the path is <c>-</c>.</summary>
    public void WriteJson(string path) => OutputText.WriteJson(path, new
    {
        Files = reading.Files.Select(file => new { file.Path, Format = Setting<LexiconSettings>.NameOf(file.Format), file.Encoding, file.Rows }),
        Entries = new { Count = reading.Valences.Count, kinds.Words, kinds.Phrases, kinds.Beginnings, kinds.Patterns, kinds.Symbols },
        Valences = new { Minimum = valences.Min(), Maximum = valences.Max(), Positive = valences.Count(v => v > 0), Negative = valences.Count(v => v < 0), Zero = valences.Count(v => v == 0) },
        reading.Categories,
        reading.Conflicts,
        reading.Notes,
        reading.Warnings,
        Coverage = coverage is null ? null : new { coverage.Texts, coverage.MatchedTexts, coverage.Words, coverage.MatchedWords },
        MostFrequent = coverage?.MostFrequent(matches),
    });

    private static void Line(Screen screen, string name, FormattableString value) =>
        screen.Result($"{name.PadRight(NameWidth)}{value.ToString(CultureInfo.InvariantCulture)}");

    private static void WriteList(Screen screen, string name, List<string> items, string separator)
    {
        if (items.Count > 0)
        {
            Line(screen, name, $"{string.Join(separator, items.Take(Shown))}{(items.Count > Shown ? $"{separator}and {items.Count - Shown} more" : "")}");
        }
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private void WriteCoverage(Screen screen, LexiconCoverage found)
    {
        Line(screen, "texts", $"{found.Texts:N0}, of which {found.MatchedTexts:N0} have a match ({Share(found.MatchedTexts, found.Texts):P1})");
        Line(screen, "words", $"{found.Words:N0}, of which {found.MatchedWords:N0} have a valence ({Share(found.MatchedWords, found.Words):P1})");
        foreach (var match in found.MostFrequent(matches))
        {
            Line(screen, "match", $"{match.Text}: {match.Count:N0} times, valence {match.Valence}");
        }
    }
}
