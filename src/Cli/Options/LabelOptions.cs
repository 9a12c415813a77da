using System.CommandLine;

namespace NlpMlNet.Cli.Options;

/// <summary>The options on labels that are none.</summary>
internal static class LabelOptions
{
    public static Option<string[]> Missing { get; } = new("--missing")
    {
        HelpName = "LABELS",
        Description = "Labels that stand for a missing one, e.g. NA,nan; such rows are left out and counted.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Reads the labels; commas part them.</summary>
    public static string[] MissingOf(ParseResult parsed) =>
        [.. (parsed.GetValue(Missing) ?? []).SelectMany(labels => labels.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
