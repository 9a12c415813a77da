using NlpMlNet.Files;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Passes results on to standard output, and says so when it can't be written; a reader who has gone away knows.</summary>
/// <param name="target">Where to.</param>
internal sealed class ResultWriter(TextWriter target) : GuardedWriter(target)
{
    protected override void Try(Action write)
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
