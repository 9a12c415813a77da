using System.Text;

namespace NlpMlNet.Testing;

/// <summary>A temporary folder of CSV files; it goes with the test, which fails there if a file is still locked.</summary>
public sealed class CsvFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("nlpmlnet-csv-").FullName;

    public string this[string name] => Path.Combine(path, name);

    public string Write(string name, string text, Encoding? encoding = null) =>
        Write(name, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string[] Names() => [.. Directory.GetFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(path, recursive: true);
}
