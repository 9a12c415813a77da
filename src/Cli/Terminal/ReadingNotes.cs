using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Csv;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What the reader of a result should know about how the files were read.</summary>
internal sealed class ReadingNotes
{
    private readonly HashSet<(string File, long Row)> replaced = [];

    /// <summary>Has the rows counted in which bytes are replaced, each once in however many passes.</summary>
    public CsvOptions Count(CsvOptions options) => options with
    {
        Replaced = row =>
        {
            lock (replaced)
            {
                replaced.Add((row.File, row.Row));
            }
        },
    };

    /// <summary>Prints what there is to say.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="options">How the files were read.</param>
    /// <param name="files">The files; <see langword="null"/> for none.</param>
    public void Say(Screen screen, CsvOptions options, params string?[] files)
    {
        foreach (var file in files.OfType<string>().Distinct().Where(file => File.Exists(file) && !SpecialFile.Is(file)))
        {
            using var reader = CsvSource.Open(file, options with { Replaced = null });
            foreach (var note in reader.Notes)
            {
                screen.Say($"{file}: {note.With(OptionNames.Of)}");
            }
        }

        if (Replaced(replaced.Count) is { } line)
        {
            screen.Say(line);
        }
    }

    /// <summary>Says how many rows were read with replaced bytes; <see langword="null"/> for none.</summary>
    public static string? Replaced(long rows) => rows == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {(rows == 1 ? "row has" : "rows have")} bytes that are not valid in the encoding; they were read as U+FFFD.");
}
