using System.CommandLine;
using NlpMlNet.Csv;

namespace NlpMlNet.Cli.Options;

/// <summary>The options that choose among the rows of a file with labels.</summary>
internal static class RowOptions
{
    public static Option<string[]> Where { get; } = Conditions("--where", "Use the rows alone that have this value in this column; may be repeated: values of one column are alternatives, columns must all agree.");

    public static Option<bool> SkipUnlabelled { get; } = new("--skip-unlabelled") { Description = "Leave rows with an empty label out, instead of ending there; they are counted." };

    /// <summary>Makes an option that takes conditions.</summary>
    public static Option<string[]> Conditions(string name, string description) =>
        new(name) { HelpName = "COLUMN=VALUE", Description = description, DefaultValueFactory = _ => [] };

    /// <summary>Reads the conditions of an option.</summary>
    /// <exception cref="UsageException">One has no equals sign or no column.</exception>
    public static CsvCondition[] ConditionsOf(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).Select(text => Condition(option.Name, text))];

    private static CsvCondition Condition(string option, string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && parts[0].Length > 0
            ? new CsvCondition(parts[0], parts[1])
            : throw new UsageException($"{option} {text} is not of the form column=value.");
    }
}
