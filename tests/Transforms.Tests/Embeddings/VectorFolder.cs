using System.Text;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

/// <summary>Small files of word vectors in a folder that is gone after the test.</summary>
internal sealed class VectorFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    public string Write(string content) => Write(Encoding.UTF8.GetBytes(content));

    public string Write(byte[] content)
    {
        var path = File("vectors");
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public WordVectorFormatException Refused(string content, WordVectorOptions? options = null) => Refused(Encoding.UTF8.GetBytes(content), options);

    public WordVectorFormatException Refused(byte[] content, WordVectorOptions? options = null)
    {
        var path = Write(content);
        var error = Assert.Throws<WordVectorFormatException>(() => WordVectors.Load(path, options));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        return error;
    }

    public IEnumerable<string> Files() => folder.GetFiles().Select(file => file.Name);

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>All words and numbers as text: a line a word.</summary>
    public static string Describe(WordVectors vectors) => string.Join('\n', Enumerable.Range(0, vectors.Count)
        .Select(index => $"{vectors.WordAt(index)}: {string.Join(' ', vectors.VectorAt(index).ToArray())}"));
}
