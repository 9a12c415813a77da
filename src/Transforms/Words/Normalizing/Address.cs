using System.Buffers;
using System.Collections.Frozen;

namespace NlpMlNet.Words;

/// <summary>Finds web addresses, e-mail addresses and mentions.</summary>
/// <remarks>
/// A web address has a scheme (<c>https://</c>), or begins with <c>www.</c>, or is a host whose last part is a domain that is no word of
/// English or French (<c>example.com</c>; but not <c>bad.it</c>, where a space may be missing), or a host of any country with a path
/// (<c>bit.ly/x</c>). The punctuation of the sentence behind it isn't part of it.
/// </remarks>
internal static class Address
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Domains = FrozenSet.ToFrozenSet(
        [
            "com", "org", "net", "edu", "gov", "mil", "biz", "info", "io", "dev", "app", "uk", "fr", "ch", "nl", "ru", "jp", "pl", "cz", "dk",
            "COM", "ORG", "NET", "EDU", "GOV",
        ]).GetAlternateLookup<ReadOnlySpan<char>>();

    private const string MailScheme = "mailto:";

    // What ends an address, besides white space; then what may be at its end but belongs to the sentence.
    private static readonly SearchValues<char> Enders = SearchValues.Create("<>\"«»“”‘’„{}|\\^`\uFFFC");
    private static readonly SearchValues<char> Trailing = SearchValues.Create(".,;:!?'*_~…)]");

    /// <summary>Finds the address of which a sign is part.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sign">The position of an at sign, a colon or a full stop.</param>
    /// <param name="from">The first position that may be part of it.</param>
    /// <param name="start">Where the address starts.</param>
    /// <param name="end">The position behind it.</param>
    public static bool TryFind(ReadOnlySpan<char> text, int sign, int from, out int start, out int end)
    {
        (start, end) = (sign, sign);
        return text[sign] switch
        {
            '@' => TryFindMention(text, sign, out end) || TryFindMail(text, sign, from, out start, out end),
            ':' => TryFindScheme(text, sign, from, out start, out end),
            _ => TryFindHost(text, sign, from, out start, out end),
        };
    }

    // @name, @name.surname, @name@server.org
    private static bool TryFindMention(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at + 1;
        if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '@' or '-' or '+'))
        {
            return false;
        }

        while (end < text.Length && (IsOfName(text[end]) || (text[end] is '.' or '@' && IsSmallLetter(text, end + 1))))
        {
            end++;
        }

        return text[(at + 1)..end].ContainsAnyExcept('_', '.') && !text[at..end].EndsWith("@");
    }

    private static bool TryFindMail(ReadOnlySpan<char> text, int at, int from, out int start, out int end)
    {
        start = Back(text, at, from, c => IsOfHost(c) || c is '_' or '+' or '%');
        start -= start - from >= MailScheme.Length && text[(start - MailScheme.Length)..start].Equals(MailScheme, StringComparison.OrdinalIgnoreCase) ? MailScheme.Length : 0;
        end = HostEnd(text, at + 1);
        return start < at && end > at + 1 && text[(at + 1)..end].Contains('.');
    }

    private static bool TryFindScheme(ReadOnlySpan<char> text, int colon, int from, out int start, out int end)
    {
        const int ShortestScheme = 3;
        start = Back(text, colon, from, char.IsAsciiLetter);
        end = colon;
        if (colon - start < ShortestScheme || !text[colon..].StartsWith("://"))
        {
            return false;
        }

        end = UrlEnd(text, colon + "://".Length);
        return true;
    }

    private static bool TryFindHost(ReadOnlySpan<char> text, int dot, int from, out int start, out int end)
    {
        start = Back(text, dot, from, c => IsOfHost(c) && c != '.');
        end = HostEnd(text, dot + 1);
        var host = text[start..end];
        start -= HasSlashesBefore(text, start, from) ? 2 : 0;
        if (host[0] == '.' || end == dot + 1 || (start > 0 && text[start - 1] is '_' or '/'))
        {
            return false;
        }

        if (!host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && !IsDomain(host, HasPath(text, end)))
        {
            return false;
        }

        end = end < text.Length && text[end] is '/' or '?' or ':' or '#' ? UrlEnd(text, end) : end;
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> host, bool hasPath)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        var isCountry = last.Length == 2 && char.IsAsciiLetterLower(last[0]) && char.IsAsciiLetterLower(last[1]);
        return Domains.Contains(last) || (isCountry && (hasPath || host.Contains(".co.", StringComparison.Ordinal) || host.Contains(".com.", StringComparison.Ordinal)));
    }

    // //example.com/x, an address with the scheme of the page that it is on.
    private static bool HasSlashesBefore(ReadOnlySpan<char> text, int start, int from) =>
        start - from >= 2 && text[(start - 2)..start] is "//" && (start == 2 || char.IsWhiteSpace(text[start - 3]) || text[start - 3] is '(' or '[' or '"');

    private static bool HasPath(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] == '/';

    private static int Back(ReadOnlySpan<char> text, int end, int from, Func<char, bool> isPart)
    {
        while (end > from && isPart(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    // Names with full stops between them.
    private static int HostEnd(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && IsOfHost(text[end]) && (text[end] != '.' || (end > from && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private static int UrlEnd(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && IsOfUrl(text, end))
        {
            end++;
        }

        while (end > from && Trailing.Contains(text[end - 1]) && !(text[end - 1] == ')' && text[from..end].Count(')') <= text[from..end].Count('(')))
        {
            end--;
        }

        return end;
    }

    // Letters of any alphabet, but no symbols such as emoji, and nothing of scripts without spaces, which would go on for a sentence.
    private static bool IsOfUrl(ReadOnlySpan<char> text, int position) => text[position] < 0x80
        ? text[position] > ' ' && !Enders.Contains(text[position])
        : Characters.ClassAt(text, position, out _) is CharacterClass.Letter or CharacterClass.Mark;

    private static bool IsOfName(char unit) => unit == '_' || Characters.ClassOf(unit) is CharacterClass.Letter or CharacterClass.Mark;

    private static bool IsOfHost(char unit) => unit is '.' or '-' || Characters.ClassOf(unit) == CharacterClass.Letter;

    private static bool IsSmallLetter(ReadOnlySpan<char> text, int position) => position < text.Length && char.IsLower(text[position]);
}
