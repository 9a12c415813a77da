using System.Reflection;
using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Commands;

/// <summary>The invented survey, written in the form that somebody's spreadsheet reads.</summary>
internal static class DemoFiles
{
    private static readonly string[] Names = ["survey-train.csv", "survey-test.csv", "new-answers.csv"];

    /// <summary>The paths of the files.</summary>
    public static IEnumerable<string> Of(string folder) => Names.Select(name => Path.Combine(folder, name));

    /// <summary>Tells the files by their columns.</summary>
    public static bool HaveColumns(IReadOnlyList<string> columns) =>
        columns.SequenceEqual(["id", "answer", "label", "group", "year"]) || columns.SequenceEqual(["id", "answer", "group", "year"]);

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Where to; it is made if it isn't there.</param>
    /// <param name="format">Encoding and delimiter; by default UTF-8 and the comma.</param>
    /// <returns>The number of characters, such as emoji, that the encoding doesn't have: a question mark takes their place.</returns>
    /// <exception cref="NlpMlNetException">A file can't be written.</exception>
    public static int Write(string folder, CsvOptions format)
    {
        var encoding = CsvEncoding.Get(format.Encoding);
        var replaced = 0;
        try
        {
            foreach (var name in Names)
            {
                var text = Read(name, format.Delimiter is [var delimiter] ? delimiter : ',');
                var bytes = Encode(text, encoding, ref replaced);
                AtomicFile.Write(Path.Combine(folder, name), file => file.Write(bytes));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"The folder '{folder}' can't be written: {e.Message} Choose another one with --output.", e);
        }

        return replaced;
    }

    private static string Read(string name, char delimiter)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Demo/{name}")!; // it is part of this program
        using var reader = new CsvRecordReader(resource, name, new CsvOptions());
        using var copy = new MemoryStream();
        using var writer = new CsvRecordWriter(copy, new CsvWriteOptions { Delimiter = delimiter });
        foreach (var column in reader.Header.Names)
        {
            writer.Write(column);
        }

        writer.EndRow();
        while (reader.Read())
        {
            for (var field = 0; field < reader.FieldCount; field++)
            {
                writer.Write(reader.GetBytes(field));
            }

            writer.EndRow();
        }

        writer.Flush();
        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }

    private static byte[] Encode(string text, Encoding encoding, ref int replaced)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            var exists = character.IsAscii || encoding.GetString(encoding.GetBytes(character.ToString())) == character.ToString();
            kept.Append(exists ? character.ToString() : "?");
            replaced += exists ? 0 : 1;
        }

        byte[] mark = encoding.CodePage == Encoding.UTF8.CodePage ? [] : encoding.GetPreamble();
        return [.. mark, .. encoding.GetBytes(kept.ToString())];
    }
}
