using System.CommandLine;

namespace NlpMlNet.Cli.Options;

/// <summary>Names of classes on the command line: with commas between them, or one each time the option is repeated; alone, or as OLD=NEW.</summary>
internal static class ClassNamePairs
{
    /// <summary>The names or pairs as they were written, without the space around them.</summary>
    public static string[] Parts(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) switch
    {
        null or [] => [],
        [var only] => [.. only.Split(',', StringSplitOptions.TrimEntries)],
        var several => [.. several.Select(part => part.Trim())],
    };

    /// <summary>Whether any of them is a pair.</summary>
    public static bool HasPairs(ParseResult parsed, Option<string[]> option) => Array.Exists(Parts(parsed, option), part => part.Contains('='));

    /// <summary>Reads pairs.</summary>
    /// <returns>What is left of the first =, to what is right of it.</returns>
    /// <exception cref="UsageException">One is no pair, or two have the same left side.</exception>
    public static Dictionary<string, string> Read(ParseResult parsed, Option<string[]> option)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Parts(parsed, option))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } left, { Length: > 0 } right])
            {
                throw new UsageException($"{option.Name}: '{part}' is no pair like 0=negative. Give pairs with commas between them; repeat the option for names with commas.");
            }

            if (!pairs.TryAdd(left, right))
            {
                throw new UsageException($"{option.Name}: '{left}' is named twice. Name each once.");
            }
        }

        return pairs;
    }
}
