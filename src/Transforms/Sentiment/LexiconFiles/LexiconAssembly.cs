using System.Globalization;
using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>From the texts of lexicon files to a lexicon's valences, and to what there is to say about them.</summary>
internal static class LexiconAssembly
{
    private const int Shown = 3;
    private const int FewestForScale = 10;
    private const char Lost = '\uFFFD';

    /// <summary>Reads the files of a lexicon.</summary>
    /// <exception cref="NlpMlNetException">A file can't be read, has no entry, or entries have two valences and mustn't.</exception>
    public static LexiconReading Read(IReadOnlyList<LexiconText> texts, LexiconFileOptions options)
    {
        List<(LexiconRows Rows, ILexiconFormat Format)> files = [.. texts.Select(text => ReadFile(text, options))];
        var categories = ValencesOf(files, options);
        var entries = new LexiconEntries(options);
        foreach (var (rows, format) in files)
        {
            entries.Take(rows, format, categories, files.Count == 1);
        }

        var valences = entries.Finish();
        RefuseNone(valences, texts[0].Path, categories);
        RefuseConflicts(entries.Conflicts, options, texts[0].Path);
        return new LexiconReading
        {
            Valences = valences,
            Files = [.. files.Select(file => new LexiconSource(file.Rows.Text.Path, file.Format.Format, file.Rows.Text.Encoding, file.Rows.Rows.Count))],
            Categories = [.. files.SelectMany(file => file.Rows.Categories).Distinct().Select(name => new LexiconCategory(name, entries.CountOf(name), categories?.Find(name)?.Valence))],
            Conflicts = entries.Conflicts,
            Notes = [.. NotesOf(files.Select(file => file.Rows), categories)],
            Warnings = [.. WarningsOf(files.Select(file => file.Rows), entries, valences)],
        };
    }

    private static (LexiconRows Rows, ILexiconFormat Format) ReadFile(LexiconText text, LexiconFileOptions options)
    {
        var format = options.Format == LexiconFileFormat.Detected ? LexiconFormats.Detect(text) : LexiconFormats.Of(options.Format);
        var rows = new LexiconRows(text, options);
        format.Read(text, rows);
        return rows.Rows.Count > 0 || rows.Categories.Count > 0 ? (rows, format) : throw new LexiconFormatException(text.Path, 1, "the file has no entry");
    }

    private static CategoryValences? ValencesOf(List<(LexiconRows Rows, ILexiconFormat Format)> files, LexiconFileOptions options)
    {
        string[] present = [.. files.SelectMany(file => file.Rows.Categories).Distinct()];
        var first = files.Find(file => file.Rows.Categories.Count > 0).Rows?.Text.Path;
        return first is null
            ? options.Categories is null ? null : throw NoCategories(files[0].Rows.Text.Path)
            : CategoryValences.Of(options.Categories, present, first, byFileName: files.TrueForAll(file => file.Format.Format == LexiconFileFormat.WordList));
    }

    private static LexiconFormatException NoCategories(string path) => new(path, 1, MessageText.Of(
        $"the entries have valences of their own and no categories; leave {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Categories))} out"));

    private static void RefuseNone(IReadOnlyDictionary<string, float> valences, string path, CategoryValences? categories)
    {
        if (valences.Count == 0)
        {
            throw new LexiconFormatException(path, 1, categories is null ? "the file has no entry" : "no entry is in a category that counts");
        }
    }

    private static void RefuseConflicts(IReadOnlyList<LexiconConflict> conflicts, LexiconFileOptions options, string path)
    {
        // An entry of a positive and of a negative category has the sum; only valences of its own contradict each other.
        var twice = conflicts.Where(c => !c.IsSum).ToList();
        if (options.Repeats == LexiconRepeats.Error && twice.Count > 0)
        {
            throw new LexiconFormatException(path, 1, MessageText.Of(
                $"{Count(twice.Count, "entry has", "entries have")} two valences: {LexiconWording.Join(twice.Select(c => c.ToString()), twice.Count, "; ", LexiconWording.Most)}. Keep one of each, or let the last one count, with {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Repeats))}"));
        }
    }

    private static IEnumerable<string> NotesOf(IEnumerable<LexiconRows> files, CategoryValences? categories)
    {
        foreach (var file in files)
        {
            if (file.Text.Encoding == "windows-1252" && file.Options.Encoding is null)
            {
                yield return $"{file.Text.Path} isn't UTF-8, and was read as Windows-1252 (Latin-1).";
            }

            foreach (var note in file.Notes.Append(file.CommaNote).OfType<string>())
            {
                yield return note;
            }
        }

        if (categories?.Note is { } guess)
        {
            yield return guess;
        }
    }

    private static IEnumerable<string> WarningsOf(IEnumerable<LexiconRows> files, LexiconEntries entries, IReadOnlyDictionary<string, float> valences)
    {
        foreach (var file in files)
        {
            foreach (var (reason, count, examples) in file.LeftOut)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{file.Text.Path}: {reason}: {count:N0}, e.g. {string.Join(", ", examples)}.");
            }

            if (file.Rows.Count(row => row.Entry.Contains(Lost, StringComparison.Ordinal)) is > 0 and var damaged)
            {
                yield return $"{file.Text.Path}: {Count(damaged, "entry has", "entries have")} lost a letter in an earlier conversion (U+FFFD), and match nothing.";
            }
        }

        foreach (var (conflicts, what) in new[]
        {
            (entries.Conflicts.Where(c => !c.IsSum).ToList(), "again with another valence; the last one counts"),
            (entries.Conflicts.Where(c => c.IsSum).ToList(), "in categories of both signs; the sum counts"),
        })
        {
            if (conflicts.Count > 0)
            {
                yield return $"{Count(conflicts.Count, "entry is", "entries are")} there {what}: {LexiconWording.Join(conflicts.Select(c => c.ToString()), conflicts.Count, "; ", Shown)}.";
            }
        }

        if (valences.Count >= FewestForScale && valences.Values.Distinct().Count() > 2 && (valences.Values.All(v => v >= 0) || valences.Values.All(v => v <= 0)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"All valences are {(valences.Values.First() < 0 ? "below" : "above")} zero, from {valences.Values.Min()} to {valences.Values.Max()}: no word counts against the others. If the middle of the scale is neutral, say where it is.");
        }
    }

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");
}
