using Microsoft.ML.Data;
using NlpMlNet.Files;

namespace NlpMlNet.Csv;

/// <summary>Opens files, and says plainly why one can't be opened.</summary>
internal static class CsvSource
{
    /// <summary>What messages call one of the sources.</summary>
    public static string NameOf(IMultiStreamSource source, int index) => source.GetPathOrNull(index) ?? (source.Count == 1 ? "The CSV stream" : $"CSV stream {index + 1}");

    /// <summary>Opens one of the sources and reads its header.</summary>
    /// <exception cref="NlpMlNetException">There is no such file, it may not be read, or its header has a fault.</exception>
    public static CsvRecordReader Open(IMultiStreamSource source, int index, CsvOptions options)
    {
        var name = NameOf(source, index);
        Stream stream;
        try
        {
            stream = source.Open(index);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException(Explain(name, e), e);
        }

        return new CsvRecordReader(stream, name, options);
    }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="NlpMlNetException">There is no such file, it may not be read, or its header has a fault.</exception>
    public static CsvRecordReader Open(string path, CsvOptions options) => Open(new CsvFile(path), 0, options);

    private static string Explain(string name, Exception e) =>
        Directory.Exists(name) ? $"{name} is a folder: give the path of a CSV file."
        : !File.Exists(name) ? $"There is no file {name}; the current folder is {Environment.CurrentDirectory}. Check the path."
        : $"{name} can't be read: {ReadFailure.Describe(e)}";
}
