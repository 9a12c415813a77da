using System.Text;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Passes messages on, and loses what can't be written: a full disk behind standard error must not end the work.</summary>
/// <param name="target">Where to.</param>
internal sealed class LenientWriter(TextWriter target) : TextWriter
{
    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => Try(() => target.Write(value));

    public override void Write(string? value) => Try(() => target.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => target.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => target.WriteLine(value));

    public override void Flush() => Try(target.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is no other place for a message about messages.
        }
    }
}
