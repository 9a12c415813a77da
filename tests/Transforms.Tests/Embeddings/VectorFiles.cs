using System.Text;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

/// <summary>Small files of word vectors, and vectors as text.</summary>
internal static class VectorFiles
{
    public static string WriteVectors(this TemporaryFolder folder, string content) => folder.Write("vectors", content);

    public static string WriteVectors(this TemporaryFolder folder, byte[] content) => folder.Write("vectors", content);

    public static WordVectorFormatException Refused(this TemporaryFolder folder, string content, WordVectorOptions? options = null) =>
        folder.Refused(Encoding.UTF8.GetBytes(content), options);

    public static WordVectorFormatException Refused(this TemporaryFolder folder, byte[] content, WordVectorOptions? options = null)
    {
        var path = folder.WriteVectors(content);
        var error = Assert.Throws<WordVectorFormatException>(() => WordVectors.Load(path, options));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        return error;
    }

    /// <summary>All words and numbers as text: a line a word.</summary>
    public static string Describe(WordVectors vectors) => string.Join('\n', Enumerable.Range(0, vectors.Count)
        .Select(index => $"{vectors.WordAt(index)}: {string.Join(' ', vectors.VectorAt(index).ToArray())}"));
}
