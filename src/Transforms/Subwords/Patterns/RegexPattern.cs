using System.Text.RegularExpressions;

namespace NlpMlNet.Subwords;

/// <summary>
/// Looks for a regular expression of a tokenizer file, which speaks of characters (code points) rather than of UTF-16 units.
/// </summary>
/// <remarks>
/// Two expressions: a plain one for texts whose characters are one unit each, and one in which every class also lists its characters
/// of two units.
/// </remarks>
internal sealed class RegexPattern : TextPattern
{
    private readonly Regex plain;
    private readonly Regex full;

    private RegexPattern(string pattern)
    {
        plain = new Regex(new RegexTranslation(pattern, withPairs: false).Text, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        full = new Regex(new RegexTranslation(pattern, withPairs: true).Text, RegexOptions.CultureInvariant);
    }

    /// <summary>Makes a pattern.</summary>
    /// <exception cref="FormatException">The expression uses something that is not supported; the message says what.</exception>
    public static RegexPattern Create(string pattern)
    {
        try
        {
            return new RegexPattern(pattern);
        }
        catch (RegexParseException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    public override List<(int Start, int Length)> FindAll(ReadOnlyMemory<char> text)
    {
        var places = new List<(int, int)>();
        var regex = text.Span.ContainsAnyInRange('\uD800', '\uDFFF') ? full : plain;
        foreach (var match in regex.EnumerateMatches(text.Span))
        {
            places.Add((match.Index, match.Length));
        }

        return places;
    }
}
