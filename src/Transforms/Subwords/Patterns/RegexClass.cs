using System.Globalization;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>
/// A class of characters in a regular expression: how .NET writes it, and which characters of two UTF-16 units are members.
/// </summary>
/// <param name="Plain">The class for characters of one unit.</param>
/// <param name="IsMember">Whether a character is a member.</param>
internal sealed record RegexClass(string Plain, Func<Rune, bool> IsMember)
{
    // Half of a pair is no character, and some categories, negated, would meet it.
    private const string Halves = @"\uD800-\uDFFF";
    private const string WithoutHalves = $"-[{Halves}]";

    /// <summary>One character.</summary>
    public static RegexClass Of(Rune rune) => new(
        rune.IsBmp ? Unit((char)rune.Value) : PairOf(rune), other => other == rune);

    /// <summary>The class also for characters of two units.</summary>
    public string WithPairs()
    {
        var pairs = RegexPairs.Of(IsMember);
        return pairs.Length == 0 || !Plain.StartsWith('[') ? Plain : $"(?:{Plain}|{pairs})";
    }

    /// <summary>Reads <c>\s</c>, <c>\p{L}</c>, <c>\n</c> and the like, outside of brackets.</summary>
    public static RegexClass ReadEscape(string pattern, ref int position)
    {
        var (plain, isMember) = ReadItem(pattern, ref position);
        return new RegexClass($"[{plain}{WithoutHalves}]", isMember);
    }

    /// <summary>Reads <c>[...]</c>.</summary>
    public static RegexClass ReadBracket(string pattern, ref int position)
    {
        var start = position++;
        var isNegated = position < pattern.Length && pattern[position] == '^';
        position += isNegated ? 1 : 0;
        var plain = new StringBuilder();
        var members = new List<Func<Rune, bool>>();
        while (true)
        {
            if (position >= pattern.Length)
            {
                throw new FormatException($"the class at place {start} does not end");
            }

            if (pattern[position] == ']' && members.Count > 0)
            {
                position++;
                break;
            }

            var (text, isMember) = ReadItem(pattern, ref position);
            plain.Append(text);
            members.Add(isMember);
        }

        return isNegated
            ? new RegexClass($"[^{plain}{Halves}]", rune => !members.Exists(isMember => isMember(rune)))
            : new RegexClass($"[{plain}{WithoutHalves}]", rune => members.Exists(isMember => isMember(rune)));
    }

    private static (string Plain, Func<Rune, bool> IsMember) ReadItem(string pattern, ref int position)
    {
        if (pattern[position] == '\\' && position + 1 < pattern.Length && char.IsAsciiLetter(pattern[position + 1])
            && pattern[position + 1] is not ('n' or 'r' or 't'))
        {
            return ReadClassEscape(pattern, ref position);
        }

        var first = ReadCharacter(pattern, ref position);
        if (position + 1 >= pattern.Length || pattern[position] != '-' || pattern[position + 1] == ']')
        {
            return (first.IsBmp ? Unit((char)first.Value) : string.Empty, rune => rune == first);
        }

        position++;
        var last = ReadCharacter(pattern, ref position);
        if (last < first)
        {
            throw new FormatException($"the range before place {position} goes backwards");
        }

        var lastUnit = last.IsBmp ? (char)last.Value : '\uFFFF';
        return (first.IsBmp ? $"{Unit((char)first.Value)}-{Unit(lastUnit)}" : string.Empty, rune => rune >= first && rune <= last);
    }

    private static Rune ReadCharacter(string pattern, ref int position)
    {
        var character = pattern[position];
        if (character == '\\')
        {
            if (position + 1 == pattern.Length)
            {
                throw new FormatException("a backslash at the end stands for nothing");
            }

            position += 2;
            return pattern[position - 1] switch
            {
                'n' => new Rune('\n'),
                'r' => new Rune('\r'),
                't' => new Rune('\t'),
                var other when !char.IsAsciiLetterOrDigit(other) && other < 0x80 => new Rune(other),
                var other => throw new FormatException($@"'\{other}' is not supported"),
            };
        }

        if (character == '[' || (character == '&' && position + 1 < pattern.Length && pattern[position + 1] == '&'))
        {
            throw new FormatException($"a class within a class, at place {position}, is not supported");
        }

        Rune.DecodeFromUtf16(pattern.AsSpan(position), out var rune, out var length);
        position += length;
        return rune;
    }

    private static (string Plain, Func<Rune, bool> IsMember) ReadClassEscape(string pattern, ref int position)
    {
        var kind = pattern[position + 1];
        position += 2;
        return kind switch
        {
            's' => (@"\s", Rune.IsWhiteSpace),
            'S' => (@"\S", rune => !Rune.IsWhiteSpace(rune)),
            'd' => (@"\d", rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber),
            'p' or 'P' => ReadCategory(pattern, ref position, isNegated: kind == 'P'),
            _ => throw new FormatException($@"'\{kind}' is not supported"),
        };
    }

    private static (string Plain, Func<Rune, bool> IsMember) ReadCategory(string pattern, ref int position, bool isNegated)
    {
        var end = pattern.IndexOf('}', position);
        if (position >= pattern.Length || end < 0)
        {
            throw new FormatException($@"the \p at place {position} lacks its braces");
        }

        var name = pattern[position] == '{' ? pattern[(position + 1)..end] : string.Empty;
        position = end + 1;
        var categories = UnicodeCategoryNames.Find(name)
            ?? throw new FormatException($@"the property \p{{{name}}} is not supported; general categories such as L, Lu or N are");
        return isNegated
            ? ($@"\P{{{name}}}", rune => !categories.Contains(Rune.GetUnicodeCategory(rune)))
            : ($@"\p{{{name}}}", rune => categories.Contains(Rune.GetUnicodeCategory(rune)));
    }

    private static string Unit(char unit) => $@"\u{(int)unit:X4}";

    private static string PairOf(Rune rune)
    {
        var units = rune.ToString();
        return $"(?:{Unit(units[0])}{Unit(units[1])})";
    }
}
