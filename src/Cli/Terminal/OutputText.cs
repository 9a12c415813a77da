using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Text that was asked for: into a file, or to standard output when the path is <c>-</c>.</summary>
internal static class OutputText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteJson<T>(string path, T value) => Write(path, TerminalText.EscapeLines(JsonSerializer.Serialize(value, Json)));

    public static void Write(string path, string text)
    {
        if (path == "-")
        {
            Console.Out.WriteLine(text);
            return;
        }

        AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text + "\n")));
    }
}
