using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Terminal;

Console.SetError(new LenientWriter(Console.Error));
return CommandLine.Run(args);
