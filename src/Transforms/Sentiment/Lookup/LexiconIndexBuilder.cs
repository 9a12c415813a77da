using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Puts the lists of a lexicon together, one entry for each word, phrase or symbol.</summary>
internal sealed class LexiconIndexBuilder(TextRules rules)
{
    private readonly Dictionary<string, LexiconEntry> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconEntry> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconEntry> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconEntry> patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> symbolValences = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    /// <summary>Builds the index of a lexicon.</summary>
    /// <exception cref="ArgumentException">Entries that can't be found in any text, or values out of range; all are named.</exception>
    public static LexiconIndex Build(LexiconContents contents, TextRules rules)
    {
        var builder = new LexiconIndexBuilder(rules);
        builder.AddAll(contents);
        builder.ThrowProblems(contents.Name);
        return builder.Build(contents.Elisions.Count > 0);
    }

    private void AddAll(LexiconContents contents)
    {
        Check(contents.WeakValence >= 0, $"the weak valence is {contents.WeakValence}; it must be a number of at least 0");
        AddValences(contents.Valences, contents.WeakValence);
        AddSymbols(contents.Symbols);
        AddBoosters(contents.Boosters);
        AddRole(contents.Negations, LexiconRoles.Negation);
        AddRole(contents.NoWords, LexiconRoles.No);
        AddRole(contents.Pronouns, LexiconRoles.Pronoun, pronouns: 1);
        AddRole(contents.Contrasts, LexiconRoles.Contrast);
        AddRole(contents.Elisions, LexiconRoles.Elision);
        CarryRolesIntoPhrases();
        var open = PatternTable.CountOpen(patterns.Keys);
        Check(
            open <= PatternTable.MostOpen,
            $"{open} entries have a wildcard inside their first word; at most {PatternTable.MostOpen} can be looked for");
    }

    private void AddValences(IReadOnlyDictionary<string, float> valences, float weakValence)
    {
        foreach (var (written, valence) in valences)
        {
            var entry = Normal(written);
            Check(float.IsFinite(valence), $"the valence of '{entry}' is {valence}; it must be a finite number");

            // An entry of valence 0 says nothing, but keeps a wildcard or the words of a phrase from counting.
            Add(entry, new LexiconEntry(valence, 0, RolesOf(valence, weakValence)), valence);
        }
    }

    // Entries are written as the words of texts are.
    private string Normal(string entry) => (rules & TextRules.Characters) == 0 ? entry : CharacterRules.Rewrite(entry);

    private static LexiconRoles RolesOf(float valence, float weakValence) => valence switch
    {
        0 => LexiconRoles.None,
        _ when Math.Abs(valence) <= weakValence => LexiconRoles.Valence,
        > 0 => LexiconRoles.Valence | LexiconRoles.Positive,
        _ => LexiconRoles.Valence | LexiconRoles.Negative,
    };

    // "I love" takes the place of its words for the valence; its pronoun is a pronoun all the same, and so is a "no".
    private void CarryRolesIntoPhrases()
    {
        foreach (var (phrase, entry) in phrases.ToArray())
        {
            phrases[phrase] = Carry(entry, phrase.Split(' '));
        }

        foreach (var (pattern, entry) in patterns.ToArray())
        {
            patterns[pattern] = Carry(entry, EntryPattern.Parse(pattern).Words.Select(word => word.Written));
        }
    }

    private LexiconEntry Carry(LexiconEntry entry, IEnumerable<string> words)
    {
        var within = words.Select(RolesWithin).Aggregate((sum, roles) => sum.With(roles));
        return entry with { Roles = entry.Roles | within.Roles, Pronouns = Math.Max(entry.Pronouns, within.Pronouns) };
    }

    private LexiconEntry RolesWithin(string word)
    {
        var elision = word.IndexOf(Characters.Apostrophe, StringComparison.Ordinal) + 1;
        if (!words.TryGetValue(word, out var entry) && elision > 0 && words.TryGetValue(word[..elision], out var elided)
            && elided.Has(LexiconRoles.Elision))
        {
            entry = elided.With(words.GetValueOrDefault(word[elision..]));
        }

        return new LexiconEntry(0, 0, entry.Roles & LexiconRoles.No, entry.Pronouns);
    }

    private void AddSymbols(IReadOnlyDictionary<string, float> symbols)
    {
        foreach (var (written, valence) in symbols)
        {
            var symbol = Normal(written);
            Check(float.IsFinite(valence), $"the valence of '{symbol}' is {valence}; it must be a finite number");
            if (EntryText.TryParse(symbol, out var text, out _) && text.Kind == EntryKind.Word)
            {
                // A word in both lists, such as lol, is a word.
                words.TryAdd(text.Text, new LexiconEntry(valence, 0, LexiconRoles.Symbol));
            }
            else
            {
                Check(symbol.Length > 0, "a symbol is empty");
                symbolValences.TryAdd(symbol, valence); // one among the valences counts
            }
        }
    }

    private void AddBoosters(IReadOnlyDictionary<string, float> boosters)
    {
        foreach (var (written, increment) in boosters)
        {
            var entry = Normal(written);
            Check(increment is >= -1 and <= 1 and not 0, $"the increment of '{entry}' is {increment}; it must be from -1 to 1 and not 0");
            Add(entry, new LexiconEntry(0, increment, LexiconRoles.Booster), symbolValence: null);
        }
    }

    private void AddRole(IEnumerable<string> entries, LexiconRoles role, byte pronouns = 0)
    {
        var value = new LexiconEntry(0, 0, role, pronouns);
        foreach (var entry in entries.Select(Normal))
        {
            if (role == LexiconRoles.Elision || entry.EndsWith(Characters.Apostrophe) || entry.EndsWith(Characters.TypographicApostrophe))
            {
                AddElided(entry, value);
            }
            else
            {
                Add(entry, value, symbolValence: null);
            }
        }
    }

    private void AddElided(string entry, LexiconEntry value)
    {
        var folded = WordFolding.Fold(entry.Trim());
        Check(
            folded.Length > 1 && folded.IndexOf(Characters.Apostrophe, StringComparison.Ordinal) == folded.Length - 1,
            $"'{entry}' is no elision; it must be letters followed by an apostrophe");
        Put(words, folded, value);
    }

    private void Add(string entry, LexiconEntry value, float? symbolValence)
    {
        if (!EntryText.TryParse(entry, out var text, out var problem))
        {
            problems.Add(problem);
            return;
        }

        switch (text.Kind)
        {
            case EntryKind.Word:
                Put(words, text.Text, value);
                break;
            case EntryKind.Prefix:
                Put(prefixes, text.Text, value);
                break;
            case EntryKind.Phrase:
                Put(phrases, text.Text, value);
                break;
            case EntryKind.Pattern:
                Put(patterns, text.Text, value);
                break;
            case EntryKind.Symbol:
                Check(symbolValence is not null, $"'{entry}' has no word in it");
                symbolValences[text.Text] = symbolValence ?? 0;
                break;
        }
    }

    private LexiconIndex Build(bool hasElisions) => new(
        new WordTable(words), new WildcardTable(prefixes), new PhraseTable(phrases), new PatternTable(patterns), new SymbolTable(symbolValences), hasElisions);

    private void Put(Dictionary<string, LexiconEntry> entries, string text, LexiconEntry value)
    {
        entries.TryGetValue(text, out var known);
        Check(
            (known.Valence == 0 || value.Valence == 0) && (known.Increment == 0 || value.Increment == 0),
            $"'{text}' is in the same list twice, with capitals or apostrophes of two kinds");
        entries[text] = known.With(value);
    }

    private void Check(bool isRight, string problem)
    {
        if (!isRight)
        {
            problems.Add(problem);
        }
    }

    private void ThrowProblems(string name)
    {
        const int Shown = 10;
        if (problems.Count > 0)
        {
            var more = problems.Count > Shown ? $"; and {problems.Count - Shown} more" : string.Empty;
            throw new ArgumentException($"The lexicon '{name}' can't be used: {string.Join("; ", problems.Take(Shown))}{more}.");
        }
    }
}
