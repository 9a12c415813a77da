using System.Buffers;
using System.Globalization;
using System.Text;
using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Text of others on a terminal: characters that would steer it are written as escapes, such as <c>\u001B</c> and <c>\n</c>.</summary>
/// <remarks>
/// Controls (C0, C1, delete), line and paragraph separators, and marks that change the direction of writing: a label with one of them could
/// recolour or move what is printed, forge a line, or show its letters in another order.
/// </remarks>
internal static class TerminalText
{
    private static readonly SearchValues<char> Steering = SearchValues.Create(
    [
        .. Range('\0', '\u001F'), .. Range('\u007F', '\u009F'), '\u061C', '\u200E', '\u200F', .. Range('\u2028', '\u202E'), .. Range('\u2066', '\u2069'),
    ]);

    /// <summary>Writes a text in one line.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Steering))
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (Steering.Contains(character))
            {
                escaped.Append(EscapeOf(character));
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Writes a text whose line breaks are our own: they stay. What is escaped in the strings of JSON means the same there.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(Escape));

    /// <summary>Makes a cell or a line of it, in which nothing is markup.</summary>
    public static Text Of(string text, Style? style = null) => new(Escape(text), style);

    private static string EscapeOf(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
    };

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
