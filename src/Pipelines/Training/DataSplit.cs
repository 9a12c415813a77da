using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Files;
using NlpMlNet.Messages;

namespace NlpMlNet.Training;

/// <summary>Divides a file of texts into one to learn from, one to decide by and one to test on; equal texts stay together.</summary>
public static class DataSplit
{
    /// <summary>The names of the files: to learn from, to decide by, to test on.</summary>
    internal static readonly string[] Names = ["train.csv", "dev.csv", "test.csv"];

    /// <summary>Divides a file. Each row goes into one of the files as it is written, in the file's order, and each file gets the header.</summary>
    /// <param name="request">What to divide, and how.</param>
    /// <param name="folder">The folder for the files, which is made if need be; files of these names that are there are replaced.</param>
    /// <param name="cancellation">Ends the work with an <see cref="OperationCanceledException"/>; files that were there before are as they were, unless the others had been written already.</param>
    /// <returns>The files, and how many rows they have.</returns>
    /// <exception cref="NlpMlNetException">The request, the file, a column or a row is not usable, a file would be empty, or can't be written.</exception>
    /// <remarks>The files are UTF-8, with a byte-order mark if the file had one, and have its kind of line breaks.</remarks>
    public static DataSplitFiles Run(DataSplitRequest request, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        var (parts, groups) = DataSplitRows.Read(request, cancellation).Divide();
        string[] paths = [.. Names.Select(name => Path.Combine(folder, name))];
        if (paths.FirstOrDefault(path => SamePath.Is(path, request.DataPath)) is { } same)
        {
            throw new NlpMlNetException(MessageText.Of($"'{same}' would be written over the file that is divided ({new CodeName(typeof(DataSplitRequest), nameof(DataSplitRequest.DataPath))}). Give another folder."));
        }

        for (var part = 0; part < paths.Length; part++)
        {
            if (parts.Contains(part))
            {
                Write(request, paths[part], row => parts[row] == part, cancellation);
            }
        }

        int CountOf(int part) => parts.Count(of => of == part);
        return new DataSplitFiles(paths[0], CountOf(1) > 0 ? paths[1] : null, paths[2], CountOf(0), CountOf(1), CountOf(2), groups);
    }

    private static void Write(DataSplitRequest request, string path, Predicate<int> isWanted, CancellationToken cancellation) => AtomicFile.Write(path, file =>
    {
        using var reader = CsvSource.Open(request.DataPath, request.Csv);
        using var writer = new StreamWriter(file, new UTF8Encoding(reader.HasByteOrderMark), leaveOpen: true) { NewLine = LineBreakOf(request.DataPath) };
        if (request.Csv.HasHeader)
        {
            writer.WriteLine(string.Join(reader.Delimiter, reader.Header.Names.Select(name => Quoted(name, reader.Delimiter))));
        }

        for (var row = 0; reader.Read(); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isWanted(row))
            {
                writer.WriteLine(reader.Reject(MessageText.Of($"")).RawText);
            }
        }
    });

    private static string Quoted(string name, string delimiter) =>
        name.Contains(delimiter, StringComparison.Ordinal) || name.AsSpan().ContainsAny("\"\r\n")
            ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : name;

    private static string LineBreakOf(string path)
    {
        using var file = new CsvFile(path).Open(0);
        Span<byte> beginning = new byte[1 << 16];
        beginning = beginning[..file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)];
        return beginning.IndexOf("\r\n"u8) >= 0 || beginning.IndexOf("\r\0\n"u8) >= 0 ? "\r\n" : "\n";
    }
}
