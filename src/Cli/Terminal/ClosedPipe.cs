namespace NlpMlNet.Cli.Terminal;

/// <summary>Tells a reader that has gone away, as <c>head</c> does when it has its lines, from a failure.</summary>
internal static class ClosedPipe
{
    private const int BrokenPipe = 32; // EPIPE on Linux, macOS and the BSDs
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoReader = unchecked((int)0x800700E8);

    /// <summary>Looks for a closed pipe behind a failure.</summary>
    public static bool IsBehind(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is IOException { HResult: BrokenPipe or WindowsBrokenPipe or WindowsNoReader })
            {
                return true;
            }
        }

        return false;
    }
}
