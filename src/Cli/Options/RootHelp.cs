using System.CommandLine;

namespace NlpMlNet.Cli.Options;

/// <summary>The help of the command itself: what it is for, and the commands below it.</summary>
/// <remarks>It says what the usual help says. That one sorts and groups, which takes longer to compile than all else takes to run.</remarks>
internal static class RootHelp
{
    /// <summary>Writes the help.</summary>
    public static void Write(RootCommand root, TextWriter output)
    {
        output.WriteLine($"Description:\n  {root.Description}\n\nUsage:\n  nlpmlnet [command] [options]\n");
        output.WriteLine("Options:\n  -?, -h, --help  Show help and usage information\n  --version       Show version information\n");
        output.WriteLine("Commands:");
        var width = 0;
        foreach (var command in root.Subcommands)
        {
            width = Math.Max(width, command.Name.Length);
        }

        foreach (var command in root.Subcommands)
        {
            output.WriteLine($"  {command.Name.PadRight(width)}  {command.Description}");
        }

        output.WriteLine();
    }
}
