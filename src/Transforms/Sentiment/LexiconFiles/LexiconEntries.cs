using NlpMlNet.Messages;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Puts the rows of all files together: one valence for each entry.</summary>
/// <param name="options">How they are read.</param>
internal sealed class LexiconEntries(LexiconFileOptions options)
{
    private const string Unsearchable = "entries that ask for parts of speech, or stand for too many, left out";

    private readonly Dictionary<string, (float Valence, string Place)> valences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, (float Valence, string Place)>> inCategories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> membersOf = new(StringComparer.Ordinal);
    private readonly List<LexiconConflict> conflicts = [];

    public IReadOnlyList<LexiconConflict> Conflicts => conflicts;

    /// <summary>Takes the rows of a file.</summary>
    /// <param name="file">The rows.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="categories">The valences of categories.</param>
    /// <param name="isOnlyFile">Whether there is one file alone, so that line numbers need no file name.</param>
    public void Take(LexiconRows file, ILexiconFormat format, CategoryValences? categories, bool isOnlyFile)
    {
        var asterisks = options.Asterisks == LexiconAsterisks.AsInFormat ? format.Asterisks : options.Asterisks;
        foreach (var row in file.Rows)
        {
            var written = EntryAlternatives.Of(row.Entry);
            if (written.Count == 0)
            {
                file.LeaveOut(Unsearchable, row.Entry, row.Line);
            }

            foreach (var entry in written.Select(text => Normalize(text, asterisks, file, row.Line)))
            {
                var place = isOnlyFile ? $"line {row.Line}" : $"{Path.GetFileName(file.Text.Path)}, line {row.Line}";
                if (row.Category is null)
                {
                    TakeValence(entry, row.Value, place);
                }
                else
                {
                    TakeMember(entry, row.Category, row.Value, place, categories!); // there are valences where there are categories
                }
            }
        }
    }

    /// <summary>Counts the entries of a category.</summary>
    public int CountOf(string category) => membersOf.GetValueOrDefault(category)?.Count ?? 0;

    /// <summary>Gives the valence of each entry.</summary>
    public IReadOnlyDictionary<string, float> Finish()
    {
        foreach (var (entry, found) in inCategories)
        {
            var signs = found.Values.Where(v => v.Valence != 0).ToList();
            if (signs.Exists(v => v.Valence > 0) && signs.Exists(v => v.Valence < 0))
            {
                conflicts.Add(new LexiconConflict(entry, signs[0].Valence, signs[0].Place, signs[^1].Valence, signs[^1].Place) { IsSum = true });
            }

            TakeValence(entry, found.Values.Sum(v => v.Valence), found.Values.Last().Place);
        }

        return valences.ToDictionary(v => v.Key, v => v.Value.Valence, StringComparer.Ordinal);
    }

    private void TakeValence(string entry, float valence, string place)
    {
        if (valences.TryGetValue(entry, out var known) && known.Valence != valence)
        {
            conflicts.Add(new LexiconConflict(entry, known.Valence, known.Place, valence, place));
        }

        valences[entry] = (valence, place);
    }

    private void TakeMember(string entry, string category, float strength, string place, CategoryValences categories)
    {
        if (!membersOf.TryGetValue(category, out var members))
        {
            membersOf.Add(category, members = new(StringComparer.Ordinal));
        }

        members.Add(entry);
        if (categories.Find(category) is not var (name, valence))
        {
            return;
        }

        if (!inCategories.TryGetValue(entry, out var found))
        {
            inCategories.Add(entry, found = new(StringComparer.Ordinal));
        }

        found[name] = (valence * strength, place); // twice in one category is once
    }

    private static string Normalize(string text, LexiconAsterisks asterisks, LexiconRows file, long line)
    {
        var entry = CharacterRules.Rewrite(text).Trim(); // as the words of texts are
        if (entry.Length > 1 && entry[^1] == '\'' && entry[..^1].All(char.IsLetter))
        {
            return entry; // an elision
        }

        entry = EntryWording.IsWords(entry) ? WithMeaning(entry, asterisks, file, line) : entry;
        return EntryText.TryParse(entry, out var parsed, out var problem) ? parsed.Written : throw file.Refuse(line, problem);
    }

    // Question marks are wildcards where asterisks are.
    private static string WithMeaning(string entry, LexiconAsterisks asterisks, LexiconRows file, long line)
    {
        if (asterisks == LexiconAsterisks.Wildcard)
        {
            return entry;
        }

        var isBeginning = entry.EndsWith('*') && !entry.EndsWith("**", StringComparison.Ordinal);
        var beginning = isBeginning ? entry[..^1] : entry;
        if (asterisks == LexiconAsterisks.AsInFormat && beginning.Contains('*', StringComparison.Ordinal))
        {
            throw file.Refuse(line, MessageText.Of(
                $"'{entry}' has an asterisk inside, and files of this format don't say what it means; say whether it is a wildcard or literal, with {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Asterisks))}"));
        }

        return beginning.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("?", "\\?", StringComparison.Ordinal) + (isBeginning ? "*" : string.Empty);
    }
}
