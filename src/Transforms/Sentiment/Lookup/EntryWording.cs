namespace NlpMlNet.Sentiment;

/// <summary>Tells entries that are made of words, whatever marks they hold, from emoticons.</summary>
/// <remarks>
/// Words begin with a letter or a digit, wildcards and opening quotes aside, and there are three letters at least
/// (<c>run_of_the_mill</c>, <c>sh!t</c>; two in a phrase), nothing but letters, digits, spaces and wildcards (<c>*s</c>), a slash, an ampersand or an
/// asterisk inside (<c>w/o</c>, <c>f**k</c>), or letters with full stops between them (<c>u.s.</c>). All else is an
/// emoticon: <c>:-)</c>, <c>o.o</c>, <c>:ppp</c>, and what has digits alone, <c>10/10</c>.
/// </remarks>
internal static class EntryWording
{
    public const char AnyCharacters = '*';
    public const char OneCharacter = '?';
    public const char Escape = '\\';

    private const string Opening = "¿¡\"“”„«‘";
    private const int FewestLetters = 3;

    /// <summary>Tells whether an entry is made of words.</summary>
    /// <param name="entry">The entry, without white space around it.</param>
    public static bool IsWords(string entry)
    {
        var text = WithoutOpening(entry);
        var first = text.TrimStart("*? ");
        return first.Length > 0 && (first.Length == text.Length ? char.IsLetterOrDigit(first[0]) : char.IsLetter(first[0]))
            && (CountLetters(text) >= (text.Any(char.IsWhiteSpace) ? 2 : FewestLetters) || IsGlob(text) || HasInnerMark(text) || IsAbbreviation(text));
    }

    /// <summary>Leaves out opening quotes and marks. The number sign of a hashtag stays: it is looked for as it is.</summary>
    public static string WithoutOpening(string entry) => entry.TrimStart(Opening.ToCharArray());

    private static int CountLetters(string text) => text.Count(char.IsLetter);

    private static bool IsGlob(string text) => text.All(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c) || c is AnyCharacters or OneCharacter);

    private static bool HasInnerMark(string text) =>
        text.Length > 2 && text.Any(char.IsLetter) && text[1..^1].IndexOfAny(['/', '&', AnyCharacters]) >= 0 && char.IsLetterOrDigit(text[0])
        && (char.IsLetterOrDigit(text[^1]) || text[^1] == AnyCharacters);

    // Letters with full stops between them, not all the same: u.s., but not o.o.
    private static bool IsAbbreviation(string text) =>
        text.Length >= 3 && text.Index().All(c => c.Index % 2 == 0 ? char.IsLetter(c.Item) : c.Item == '.') && text.Where(char.IsLetter).Select(char.ToLowerInvariant).Distinct().Count() > 1;
}
