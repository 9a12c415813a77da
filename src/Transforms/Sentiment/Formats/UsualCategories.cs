namespace NlpMlNet.Sentiment;

/// <summary>The usual names of positive and negative categories.</summary>
internal static class UsualCategories
{
    // In the order in which they are looked for: where a file has several pairs (LIWC-22's tone_pos, emo_pos), one counts.
    private static readonly (string Positive, string Negative)[] Pairs =
    [
        ("positive", "negative"), ("positiv", "negativ"), ("positif", "négatif"), ("positif", "negatif"), ("positivo", "negativo"), ("positief", "negatief"),
        ("tonepos", "toneneg"), ("posemo", "negemo"), ("emopos", "emoneg"), ("positiveemotion", "negativeemotion"), ("posfeel", "negfeel"),
        ("pos", "neg"), ("positives", "negatives"), ("positivewords", "negativewords"), ("poswords", "negwords"), ("pstv", "ngtv"), ("+", "-"),
    ];

    private static readonly Dictionary<string, float> Others = new(StringComparer.Ordinal) { ["negpositive"] = -1, ["negnegative"] = 1, ["neutral"] = 0, ["both"] = 0 };

    private static readonly HashSet<string> Names = [.. Pairs.SelectMany(pair => new[] { pair.Positive, pair.Negative })];

    /// <summary>Tells whether a category has such a name.</summary>
    public static bool IsUsual(string category) => Names.Contains(Fold(category));

    /// <summary>Finds the valences that the names of some categories suggest; none where they suggest none.</summary>
    public static IReadOnlyDictionary<string, float> Guess(IReadOnlyCollection<string> categories)
    {
        var folded = categories.ToLookup(Fold, StringComparer.Ordinal);
        var pair = Pairs.OrderByDescending(p => folded.Contains(p.Positive) && folded.Contains(p.Negative)).FirstOrDefault(p => folded.Contains(p.Positive) || folded.Contains(p.Negative));
        Dictionary<string, float> guess = new(StringComparer.Ordinal);
        foreach (var (name, valence) in pair == default ? [] : Others.Prepend(KeyValuePair.Create(pair.Negative, -1f)).Prepend(KeyValuePair.Create(pair.Positive, 1f)))
        {
            foreach (var category in folded[name])
            {
                guess[category] = valence;
            }
        }

        return guess;
    }

    // The innermost name of nested ones, in small letters without spaces: Tone_Pos, posemo (Positive Emotion), sentiment.positive.
    private static string Fold(string category)
    {
        var name = category.AsSpan(category.LastIndexOf('.') + 1).ToString();
        return string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-') || name.Length == 1)).ToLowerInvariant();
    }
}
