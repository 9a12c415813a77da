using Microsoft.ML.Data;
using NlpMlNet.Files;

namespace NlpMlNet.Csv;

/// <summary>One file, named by its very path: no wildcards. It may be open in another program.</summary>
/// <param name="path">The file's path.</param>
internal sealed class CsvFile(string path) : IMultiStreamSource
{
    public int Count => 1;

    public string GetPathOrNull(int index) => path;

    public Stream Open(int index)
    {
        SpecialFile.RefuseReading(path);
        return new FileStream(path, new FileStreamOptions
        {
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.SequentialScan,
            BufferSize = 0, // the reader has a buffer of its own
        });
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
