using System.CommandLine;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Options;

/// <summary>The options that every command understands.</summary>
internal static class CommonOptions
{
    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print results, warnings and errors alone." };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Print where in the program a failure happened." };

    public static Option<bool> Overwrite { get; } = new("--overwrite")
    {
        Description = "Replace files that are there already, whatever they are. [default: only what this command wrote for the same purpose]",
    };

    public static Option<int?> Threads { get; } = new("--threads") { HelpName = "N", Description = "Number of threads. [default: one for each core]" };

    public static Option<bool> TrustModel { get; } = new("--trust-model")
    {
        Description = "Load a model that asks for other components than the usual ones: it can run code, read files and open connections.",
    };

    public static ModelTrust TrustOf(ParseResult parsed) => parsed.GetValue(TrustModel) ? ModelTrust.Everything : ModelTrust.KnownComponents;

    /// <summary>Adds what decides how much a command says.</summary>
    public static Command WithMessageOptions(this Command command)
    {
        command.Options.Add(Quiet);
        command.Options.Add(Verbose);
        return command;
    }

    /// <summary>Adds what a command that writes files understands.</summary>
    public static Command WithOutputOptions(this Command command)
    {
        command.Options.Add(Overwrite);
        return command;
    }

    /// <summary>Adds these, and how a command that reads CSV files does its work.</summary>
    public static Command WithCommonOptions(this Command command)
    {
        command.Options.Add(Threads);
        ReadingOptions.AddTo(command);
        return command.WithMessageOptions();
    }

    public static int? ThreadsOf(ParseResult parsed)
    {
        var threads = parsed.GetValue(Threads);
        return threads is null or > 0 ? threads : throw new UsageException($"--threads is {threads}; it must be at least 1.");
    }
}
