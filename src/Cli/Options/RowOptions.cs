using System.CommandLine;
using NlpMlNet.Csv;

namespace NlpMlNet.Cli.Options;

/// <summary>The options that choose among the rows of a file with labels.</summary>
internal static class RowOptions
{
    public static Option<string[]> Where { get; } = Conditions("--where", "Use the rows alone that have this value in this column, or one of several (COLUMN=a,b; in quotes a value may hold commas). Also !=, <, <=, >, >=, with the whole condition in quotes; numbers and dates are compared as such. May be repeated: values of one column are alternatives, all else must hold.");

    public static Option<bool> SkipUnlabelled { get; } = new("--skip-unlabelled") { Description = "Leave rows with an empty label out, instead of ending there; they are counted." };

    /// <summary>Makes an option that takes conditions.</summary>
    public static Option<string[]> Conditions(string name, string description) =>
        new(name) { HelpName = "CONDITION", Description = description, DefaultValueFactory = _ => [] };

    /// <summary>Reads the conditions of an option.</summary>
    /// <exception cref="UsageException">One has no comparison or no column, or its value has no order.</exception>
    public static CsvCondition[] ConditionsOf(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(text => Conditions(option, text))];

    private static IReadOnlyList<CsvCondition> Conditions(Option<string[]> option, string text)
    {
        try
        {
            return CsvCondition.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{option.Name} {e.Message.TrimEnd('.')}.");
        }
    }
}
