using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NlpMlNet.Cli.Options;

/// <summary>The usual help, followed by the command's own details.</summary>
internal sealed class HelpWithDetails(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>Replaces the help of a command and all below it.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithDetails((HelpAction)option.Action!);
    }

    /// <summary>Gets a value indicating that help doesn't ask for the required options.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand root)
        {
            RootHelp.Write(root, output);
            return 0;
        }

        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DocumentedCommand command)
        {
            output.WriteLine(command.Details.TrimEnd());
        }

        return code;
    }
}
