using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NlpMlNet.Subwords;

/// <summary>
/// Looks for a regular expression of a tokenizer file, which speaks of characters (code points) rather than of UTF-16 units.
/// </summary>
/// <remarks>
/// Two expressions: a plain one for texts whose characters are one unit each, and one in which every class also lists its characters
/// of two units. An expression that takes too long on a text is given up: a file can bring one along that would never end. (.NET's
/// matching without backtracking is no way out. Tried on random texts with characters of two units, it finds other places for some.)
/// </remarks>
internal sealed class RegexPattern : TextPattern
{
    private const int LongestExpression = 2_000; // the longest in use has some 400 characters
    private const int MostAlternatives = 200;

    private readonly string pattern;
    private readonly string origin;
    private readonly TimeSpan limit;
    private readonly Regex plain;
    private readonly Lazy<Regex> full;

    private RegexPattern(string pattern, string origin, TimeSpan limit)
    {
        (this.pattern, this.origin, this.limit) = (pattern, origin, limit);
        plain = new Regex(new RegexTranslation(pattern, withPairs: false).Text, RegexOptions.CultureInvariant | RegexOptions.Compiled, limit);
        full = new(() => new Regex(new RegexTranslation(pattern, withPairs: true).Text, RegexOptions.CultureInvariant, limit));
    }

    /// <summary>Gets how long an expression may take on one text.</summary>
    /// <value>5 s; what is in use takes a millisecond.</value>
    public static TimeSpan UsualLimit { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Makes a pattern.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <param name="limit">How long it may take on one text; <see cref="UsualLimit"/> when not given.</param>
    /// <exception cref="FormatException">The expression uses something that is not supported, or is too large; the message says what.</exception>
    public static RegexPattern Create(string pattern, string origin = "a tokenizer", TimeSpan? limit = null)
    {
        CheckSize(pattern);
        try
        {
            return new RegexPattern(pattern, origin, limit ?? UsualLimit);
        }
        catch (RegexParseException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    public override List<(int Start, int Length)> FindAll(ReadOnlyMemory<char> text)
    {
        var places = new List<(int, int)>();
        var regex = text.Span.ContainsAnyInRange('\uD800', '\uDFFF') ? full.Value : plain;
        var started = Stopwatch.GetTimestamp();
        try
        {
            foreach (var match in regex.EnumerateMatches(text.Span))
            {
                places.Add((match.Index, match.Length));
                if (Stopwatch.GetElapsedTime(started) > limit)
                {
                    throw new RegexMatchTimeoutException();
                }
            }
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new NlpMlNetException(
                $"The regular expression '{pattern}' of {origin} was given up after {limit.TotalSeconds:0.#} s on a text of {text.Length} characters, which begins with '{Beginning(text.Span)}'. "
                + "Use a tokenizer with another expression, or leave the text out.",
                e);
        }

        return places;
    }

    private static void CheckSize(string pattern)
    {
        if (pattern.Length > LongestExpression)
        {
            throw new FormatException($"it has {pattern.Length} characters; {LongestExpression} are supported");
        }

        if (pattern.Count(character => character == '|') is var bars && bars >= MostAlternatives)
        {
            throw new FormatException($"it has {bars + 1} alternatives; {MostAlternatives} are supported");
        }
    }

    private static string Beginning(ReadOnlySpan<char> text)
    {
        const int Longest = 40;
        return text.Length <= Longest ? text.ToString() : $"{text[..Longest]}...";
    }
}
