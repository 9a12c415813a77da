using System.CommandLine;
using System.CommandLine.Parsing;
using NlpMlNet.Messages;

namespace NlpMlNet.Cli.Options;

/// <summary>What is wrong with a command line, in sentences that tell what to type instead.</summary>
internal static class UsageErrors
{
    private static readonly string[] MayBeEmpty = ["--prompt", "--prefix"];

    /// <summary>Lists the errors and, last, where help is.</summary>
    /// <param name="parsed">A command line with errors.</param>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var path = string.Join(' ', Path(parsed.CommandResult).Reverse());
        var unknown = Unknown(parsed, path).ToList();

        // Whatever else is missing or left over is, as a rule, the same mistake once more.
        var messages = unknown.Where(mistake => mistake.IsExplained).Select(mistake => mistake.Message).ToList();
        if (messages.Count == 0)
        {
            messages = [.. unknown.Select(mistake => mistake.Message), .. Others(parsed)];
        }

        return [.. messages, $"'{path} --help' lists the options, with an example."];
    }

    /// <summary>Names an option without a value, as <c>--output "$OUT"</c> is where the variable isn't set; <see langword="null"/> when each has one.</summary>
    public static string? EmptyValue(ParseResult parsed)
    {
        var empty = parsed.CommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(option => !MayBeEmpty.Contains(option.Option.Name) && option.Tokens.Any(token => token.Value.Length == 0));
        return empty is null ? null : $"{empty.Option.Name} has an empty value. Give one; a variable of the shell that should hold it may not be set.";
    }

    private static IEnumerable<(string Message, bool IsExplained)> Unknown(ParseResult parsed, string path)
    {
        var command = parsed.CommandResult.Command;
        var afterUnknownOption = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.StartsWith('-'))
            {
                afterUnknownOption = true;
                var name = token.Split('=')[0];
                var question = NearestName.Question(name, OptionNamesOf(parsed.CommandResult));
                yield return ($"'{path}' has no option '{name}'.{question}", question.Length > 0);
            }
            else if (command.Subcommands.Count > 0)
            {
                yield return ($"There is no command '{token}'.{NearestName.Question(token, command.Subcommands.Select(sub => sub.Name))} {Commands(command)}", true);
                yield break;
            }
            else if (!afterUnknownOption)
            {
                yield return ($"'{token}' belongs to no option. A value with spaces in it must be quoted.", true);
            }
        }
    }

    private static IEnumerable<string> Others(ParseResult parsed)
    {
        foreach (var error in parsed.Errors.Where(error => !IsAboutUnmatched(error, parsed)))
        {
            var command = parsed.CommandResult.Command;
            yield return error.SymbolResult is CommandResult && command.Subcommands.Count > 0 ? Commands(command) : ParserMessage.Of(error.Message);
        }
    }

    private static bool IsAboutUnmatched(ParseError error, ParseResult parsed) =>
        error.Message.StartsWith("Unrecognized", StringComparison.Ordinal)
        && parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));

    private static string Commands(Command command) =>
        $"The commands are: {string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}.";

    private static IEnumerable<string> OptionNamesOf(SymbolResult? result)
    {
        for (; result is CommandResult command; result = command.Parent)
        {
            foreach (var option in command.Command.Options.Where(option => !option.Hidden))
            {
                yield return option.Name;
            }
        }
    }

    private static IEnumerable<string> Path(SymbolResult? result)
    {
        for (; result is CommandResult command; result = command.Parent)
        {
            yield return command.Command is RootCommand ? "nlpmlnet" : command.Command.Name;
        }
    }
}
