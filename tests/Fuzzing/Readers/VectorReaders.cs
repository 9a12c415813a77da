using System.Security.Cryptography;
using NlpMlNet.Embeddings;
using NlpMlNet.Tests.Embeddings;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Word vectors in the formats of their makers.</summary>
internal static class VectorReaders
{
    private const string Lines = "the 0.5 -1.25 3e-2\ncats 1 0 0\nété 0.25 0.5 -0.75\n";

    // Of the header, bytes 8 to 15 are the file's length, and from 96 on there is the hash of those before.
    private static readonly Envelope MappedHeader = new(
        file => [new Part("counts", file[16..96]), new Part("rest", file[128..])],
        parts =>
        {
            byte[] counts = [.. parts[0].Content.Concat(new byte[80]).Take(80)];
            byte[] start = [.. "NLPMLWV1"u8, .. BitConverter.GetBytes(128L + parts[1].Content.Length), .. counts];
            return [.. start, .. SHA256.HashData(start), .. parts[1].Content];
        });

    public static Reader Text() => new("vectors-text", "vectors.vec", [Seed.Text("3 3\n" + Lines), Seed.Text(Lines)], Look);

    public static Reader Word2Vec() => new(
        "vectors-word2vec", "vectors.bin", [[.. "2 3\nthe "u8, .. BitConverter.GetBytes(1f), .. new byte[8], .. "\ncats "u8, .. BitConverter.GetBytes(-2f), .. new byte[8], .. "\n"u8]], Look);

    public static Reader FastText() => new("vectors-fasttext", "vectors.bin", [FastTextModels.Skipgram, FastTextModels.Supervised], Look);

    public static Reader Mapped() => new("vectors-mapped", "vectors.mapped", [Seed.Written("vectors.vec", Convert)], Look, MappedHeader);

    private static void Convert(string path)
    {
        var text = path + ".txt";
        File.WriteAllText(text, "3 3\n" + Lines);
        using var vectors = WordVectors.Load(text);
        vectors.Save(path, WordVectorFormat.Mapped);
    }

    private static void Look(string path)
    {
        using var vectors = WordVectors.Load(path);
        _ = vectors.TryGetVector("the", new float[vectors.Dimension]);
        for (var word = 0; word < vectors.Count; word++)
        {
            _ = vectors.VectorAt(word)[0] + vectors.WordAt(word).Length;
        }
    }
}
