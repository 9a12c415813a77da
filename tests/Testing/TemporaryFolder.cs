using System.Text;

namespace NlpMlNet.Testing;

/// <summary>A folder of files that goes with the test, which fails there if a file is still locked.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    /// <summary>The path of a file, whether there is one or not.</summary>
    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a text, in UTF-8 without a byte order mark unless an encoding is given.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string name, string text, Encoding? encoding = null) =>
        Write(name, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    /// <summary>Writes bytes.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    /// <summary>The names of the files and folders in it, in ordinal order.</summary>
    public string[] Names() => [.. folder.GetFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Delete(recursive: true);
}
