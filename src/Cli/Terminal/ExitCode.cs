namespace NlpMlNet.Cli.Terminal;

/// <summary>How the command ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int Cancelled = 130;

    /// <summary>The reader of standard output has gone away: 128 and the number of the signal that ends other tools then.</summary>
    public const int ClosedPipe = 141;
}
