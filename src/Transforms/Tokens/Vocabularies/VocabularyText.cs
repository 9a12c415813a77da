using System.Globalization;
using System.Text;

namespace NlpMlNet.Tokens;

/// <summary>A vocabulary as text: a line a token, with escapes for what a line can't hold.</summary>
internal static class VocabularyText
{
    private const char Escape = '\\';
    private const int HexDigits = 4;

    private static readonly string[] SpecialTexts = [Vocabulary.PaddingText, Vocabulary.UnknownText];

    public static void Write(TextWriter writer, IReadOnlyList<string> texts)
    {
        var line = new StringBuilder();
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length; i++)
            {
                Append(line, text, i);
            }

            writer.Write(line.Append('\n'));
            line.Clear();
        }
    }

    /// <summary>Reads the tokens behind the special ones, one after another.</summary>
    /// <exception cref="NlpMlNetException">A special token is missing, or a line has an unknown escape.</exception>
    public static IEnumerable<string> ReadTokens(TextReader reader)
    {
        var number = 0;
        foreach (var expected in SpecialTexts)
        {
            number++;
            var line = reader.ReadLine();
            if (line != expected)
            {
                throw Wrong(number, $"expected the special token '{expected}', found {(line is null ? "the end" : $"'{line}'")}");
            }
        }

        while (reader.ReadLine() is { } line)
        {
            yield return Unescape(line, ++number);
        }
    }

    public static NlpMlNetException Wrong(int lineNumber, string what) => new(
        $"The vocabulary is wrong in line {lineNumber}: {what}. "
        + "Expected is a token a line, each once, with \\\\, \\n, \\r, \\t and \\uXXXX for backslash, line breaks, tab and other characters.");

    private static void Append(StringBuilder line, string text, int i)
    {
        _ = text[i] switch
        {
            Escape => line.Append(@"\\"),
            '\n' => line.Append(@"\n"),
            '\r' => line.Append(@"\r"),
            '\t' => line.Append(@"\t"),
            var unit when IsLostInText(text, i) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
            var unit => line.Append(unit),
        };
    }

    // Controls and line separators, spaces that an editor may cut off or change, halves of surrogate pairs.
    private static bool IsLostInText(string text, int i) => text[i] switch
    {
        ' ' => i == 0 || i == text.Length - 1,
        var unit when char.IsControl(unit) || char.IsWhiteSpace(unit) || unit == '\uFEFF' => true,
        var unit when char.IsHighSurrogate(unit) => i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]),
        var unit when char.IsLowSurrogate(unit) => i == 0 || !char.IsHighSurrogate(text[i - 1]),
        _ => false,
    };

    private static string Unescape(string line, int number)
    {
        if (!line.Contains(Escape))
        {
            return line;
        }

        var token = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            token.Append(line[i] == Escape ? Unescape(line, ref i, number) : line[i]);
        }

        return token.ToString();
    }

    private static char Unescape(string line, ref int i, int number)
    {
        i++;
        switch (i < line.Length ? line[i] : '\0')
        {
            case Escape:
                return Escape;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when i + HexDigits < line.Length && ushort.TryParse(
                line.AsSpan(i + 1, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                i += HexDigits;
                return (char)unit;
            default:
                throw Wrong(number, $"unknown escape in '{line}' at character {i}");
        }
    }
}
