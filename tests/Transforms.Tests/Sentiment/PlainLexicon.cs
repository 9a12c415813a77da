using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

/// <summary>A lexicon as one dictionary, searched by strings: whole words, phrases and, with an asterisk, their beginnings.</summary>
internal sealed class PlainLexicon
{
    private readonly Dictionary<string, LexiconEntry> entries = new(StringComparer.Ordinal);

    public PlainLexicon(LexiconContents contents)
    {
        foreach (var (entry, valence) in contents.Valences)
        {
            Add(entry, new LexiconEntry(valence, 0, LexiconRoles.None));
        }

        foreach (var (entry, increment) in contents.Boosters)
        {
            Add(entry, new LexiconEntry(0, increment, LexiconRoles.Booster));
        }

        AddRole(contents.Negations, LexiconRoles.Negation);
        AddRole(contents.NoWords, LexiconRoles.No);
        AddRole(contents.Pronouns, LexiconRoles.Pronoun, 1);
        AddRole(contents.Contrasts, LexiconRoles.Contrast);
        AddRole(contents.Elisions, LexiconRoles.Elision);
        foreach (var (symbol, valence) in contents.Symbols.Where(s => IsKind(s.Key, EntryKind.Word)))
        {
            entries.TryAdd(symbol, new LexiconEntry(valence, 0, LexiconRoles.Symbol));
        }

        Symbols =
        [
            .. contents.Symbols.Where(s => !IsKind(s.Key, EntryKind.Word))
                .Concat(contents.Valences.Where(v => IsKind(v.Key, EntryKind.Symbol)))
                .Select(s => new Symbol(s.Key, s.Value)),
        ];

        CarryRolesIntoPhrases();
    }

    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>Finds the longest phrase that starts with a word, or else the word.</summary>
    public (LexiconEntry Entry, int End)? Find(string text, List<PlainWord> words, int index)
    {
        var word = words[index];
        if (FindPhrase(text, words, index) is { } phrase)
        {
            return phrase;
        }

        return word.IsWordOfLanguage && FindOne(word.Folded) is { } entry ? (entry, word.End) : FindElided(text, words, index);
    }

    private (LexiconEntry Entry, int End)? FindElided(string text, List<PlainWord> words, int index)
    {
        var word = words[index];
        var start = text.IndexOfAny(['\'', '\u2019', '\u02BC'], word.Start) + 1;
        if (start == 0 || start > word.End
            || !entries.TryGetValue(PlainWord.Of(text, word.Start, start).Folded, out var elision) || !elision.Has(LexiconRoles.Elision))
        {
            return null;
        }

        List<PlainWord> behind = [PlainWord.Of(text, start, word.End), .. words.Skip(index + 1)];
        var (rest, end) = Find(text, behind, 0) ?? (default, word.End);
        return (rest.With(elision), end);
    }

    private (LexiconEntry Entry, int End)? FindPhrase(string text, List<PlainWord> words, int index)
    {
        (LexiconEntry Entry, int End)? longest = null;
        var phrase = words[index].Folded;
        for (var i = index + 1; i < words.Count && text[words[i - 1].End..words[i].Start].All(PhraseTable.IsSpace); i++)
        {
            var before = phrase + " ";
            phrase = before + words[i].Folded;
            if (!entries.Keys.Any(k => k.StartsWith(before, StringComparison.Ordinal)))
            {
                break;
            }

            if ((entries.TryGetValue(phrase, out var entry) ? entry : FindBeginning(phrase, before.Length)) is { } found)
            {
                longest = (found, words[i].End);
            }
        }

        return longest;
    }

    private LexiconEntry? FindOne(string word) => entries.TryGetValue(word, out var entry) ? entry : FindBeginning(word, 0);

    private LexiconEntry? FindBeginning(string words, int shortest)
    {
        for (var length = words.Length; length > shortest; length--)
        {
            if (entries.TryGetValue(words[..length] + "*", out var entry))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool IsKind(string entry, EntryKind kind) => EntryText.TryParse(entry, out var parsed, out _) && parsed.Kind == kind;

    private void AddRole(IEnumerable<string> list, LexiconRoles role, byte pronouns = 0)
    {
        foreach (var entry in list)
        {
            Add(entry, new LexiconEntry(0, 0, role, pronouns));
        }
    }

    private void Add(string entry, LexiconEntry value)
    {
        var key = EntryText.TryParse(entry, out var parsed, out _) && !entry.EndsWith('\'') ? parsed.Written : entry;
        entries[key] = entries.GetValueOrDefault(key).With(value);
    }

    private void CarryRolesIntoPhrases()
    {
        foreach (var (phrase, entry) in entries.Where(e => e.Key.Contains(' ', StringComparison.Ordinal)).ToArray())
        {
            var within = phrase.Split(' ').Aggregate(default(LexiconEntry), (sum, word) => sum.With(entries.GetValueOrDefault(word)));
            entries[phrase] = entry with
            {
                Roles = entry.Roles | (within.Roles & LexiconRoles.No),
                Pronouns = Math.Max(entry.Pronouns, within.Pronouns),
            };
        }
    }
}
