using NlpMlNet.Cli;

return CommandLine.Run(args);
