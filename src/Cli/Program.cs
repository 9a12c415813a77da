using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Files;

Console.SetError(new LenientWriter(Console.Error));
Console.SetOut(new ResultWriter(Console.Out));
if (OpenFileLimit.Complaint() is { } complaint)
{
    Console.Error.WriteLine(complaint);
    return ExitCode.Failed;
}

return CommandLine.Run(args);
