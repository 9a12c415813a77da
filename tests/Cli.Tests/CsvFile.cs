using Microsoft.VisualBasic.FileIO;

namespace NlpMlNet.Cli.Tests;

/// <summary>Reads CSV files with the framework's own reader: an opinion on our CSV that isn't ours.</summary>
internal static class CsvFile
{
    public static List<string[]> Lines(string path)
    {
        using var parser = new TextFieldParser(path) { Delimiters = [","] };
        var lines = new List<string[]>();
        while (parser.ReadFields() is { } fields)
        {
            lines.Add(fields);
        }

        return lines;
    }

    public static IEnumerable<string> Column(string path, string name)
    {
        var lines = Lines(path);
        var place = Array.IndexOf(lines[0], name);
        return lines.Skip(1).Select(fields => fields[place]);
    }
}
