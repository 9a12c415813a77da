using System.Text.RegularExpressions;

namespace NlpMlNet.Sentiment;

/// <summary>Entries that stand for several: <c>(build|built)_up</c>, <c>[in|on]_time</c>, <c>[very]?_good</c>.</summary>
/// <remarks>
/// As in SO-CAL (Taboada, Brooke, Tofiloski, Voll and Stede 2011): round brackets around a word without a bar mark the head of a
/// phrase, and a part with a question mark behind it may be missing. A bar outside brackets parts the whole entry. Tags of parts of speech (<c>#NP?#</c>, <c>PRP$</c>) can't be
/// looked for; where such a part may be missing, the entry holds without it.
/// </remarks>
internal static partial class EntryAlternatives
{
    private const int Most = 64;
    private const int FewestLetters = 3;
    private const int LongestEntry = 1000; // a longer one is refused as it is

    /// <summary>Writes out the entries.</summary>
    /// <param name="entry">The entry as written.</param>
    /// <returns>The entries; none when it asks for what can't be looked for, or is too many.</returns>
    public static IReadOnlyList<string> Of(string entry)
    {
        if (entry.Length > LongestEntry || entry.Count(char.IsLetter) < FewestLetters || !Groups().IsMatch(entry) || !IsBalanced(entry))
        {
            return [entry];
        }

        if (entry.AsSpan().IndexOfAny('(', '[') < 0 && entry.Contains('|', StringComparison.Ordinal))
        {
            var whole = entry.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return whole.Length <= Most ? whole : [];
        }

        var hasTags = entry.Any(char.IsLower); // in a dictionary of capitals DT is a word
        List<string> written = [string.Empty];
        foreach (Match part in Parts().Matches(entry))
        {
            var choices = ChoicesOf(part.Value, hasTags);
            written = [.. written.SelectMany(start => choices.Select(choice => start + choice)).Take(Most + 1)];
            if (written.Count is 0 or > Most)
            {
                return [];
            }
        }

        return [.. written.Select(text => Spaces().Replace(text, " ").Trim()).Where(text => text.Any(char.IsLetterOrDigit)).Distinct()];
    }

    private static string[] ChoicesOf(string part, bool hasTags)
    {
        var isOptional = part.EndsWith('?') && (part[0] is '(' or '[' || part.Contains('#', StringComparison.Ordinal)) || Optional().IsMatch(part);
        var inner = part.TrimEnd('?').Trim('(', ')', '[', ']').Split('|');
        string[] choices = [.. inner.Where(choice => !(hasTags && Tag().IsMatch(choice)))];
        return part is "_" or " " ? [" "] : isOptional ? [.. choices, string.Empty] : choices;
    }

    private static bool IsBalanced(string entry) => entry.Count(c => c == '(') == entry.Count(c => c == ')') && entry.Count(c => c == '[') == entry.Count(c => c == ']');

    // A bar between letters, or brackets with letters in them.
    [GeneratedRegex(@"\p{L}[^|]*\|[^|]*\p{L}|[(\[][^)\]]*\p{L}[^)\]]*[)\]]|#\p{L}+[?]?#|\$\p{Lu}|(^|_)(PRP|PSP|NP|NN|DT|INT|PER|VB|JJ)\$?(_|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Groups();

    [GeneratedRegex(@"\([^()]*\)\??|\[[^\[\]]*\]\??|[_ ]|[^_ ()\[\]]+", RegexOptions.NonBacktracking)]
    private static partial Regex Parts();

    // #NP?#, #be#, $PRP, PRP$, DT, NN, INT: what SO-CAL asks of a tagger.
    [GeneratedRegex(@"^(#.*#|\$?(PRP|PSP|NP|NN|DT|INT|PER|VB|JJ)\$?\??)$", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[#$].*\?#?$", RegexOptions.NonBacktracking)]
    private static partial Regex Optional();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
