using System.CommandLine;

namespace NlpMlNet.Cli.Options;

/// <summary>The command line as it goes into a model's manifest.</summary>
internal static class GivenCommand
{
    /// <summary>Writes the command line, quoted where a shell needs it; paths are shortened to the names of files, since folders may tell of their owner.</summary>
    public static string Of(ParseResult parsed) =>
        string.Join(' ', parsed.Tokens.Select(token => Quoted(Shortened(token.Value))).Prepend("nlpmlnet"));

    /// <summary>Quotes an argument where a shell needs it.</summary>
    public static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(character => char.IsAsciiLetterOrDigit(character) || "-_./=,:+%@".Contains(character, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Shortened(string argument)
    {
        var equals = argument.IndexOf('=') + 1;
        var (name, value) = (argument[..equals], argument[equals..]);
        return name + string.Join(';', value.Split(';').Select(part => IsPath(part) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(part)) : part));
    }

    // A value such as yes/no is none.
    private static bool IsPath(string text) =>
        Path.IsPathRooted(text) || (Path.GetDirectoryName(text) is { Length: > 0 } folder && Directory.Exists(folder));
}
