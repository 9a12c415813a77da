using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Passes results on to standard output, and says so when it can't be written; a reader who has gone away knows.</summary>
/// <param name="target">Where to.</param>
internal sealed class ResultWriter(TextWriter target) : TextWriter
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
        catch (Exception e) when (WriteFailure.Is(e) && !ClosedPipe.IsBehind(e))
        {
            throw new NlpMlNetException(
                $"Standard output can't be written: {(DiskFull.Is(e) ? "the disk is full" : e.Message.TrimEnd('.'))}. Redirect it to another place; what was written to files is there.", e);
        }
    }
}
