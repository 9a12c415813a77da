using NlpMlNet.Cli.Composition;

return CommandLine.Run(args);
