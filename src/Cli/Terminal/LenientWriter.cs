namespace NlpMlNet.Cli.Terminal;

/// <summary>Passes messages on, and loses what can't be written: a full disk behind standard error must not end the work.</summary>
/// <param name="target">Where to.</param>
internal sealed class LenientWriter(TextWriter target) : GuardedWriter(target)
{
    protected override void Try(Action write)
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
