using System.Numerics.Tensors;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.WordVectorTraining;

/// <summary>A language of few words, some of which occur in pairs that are used in exactly the same way.</summary>
internal static class SmallLanguage
{
    private static readonly (string[] Things, string[] Verbs, string[] Objects)[] Topics =
    [
        (["cat", "kitten"], ["drinks", "licks", "spills"], ["milk", "cream", "water", "broth"]),
        (["engine", "motor"], ["burns", "needs", "wastes"], ["petrol", "diesel", "gas", "kerosene"]),
        (["song", "melody"], ["delights", "moves", "bores"], ["listeners", "crowds", "critics", "dancers"]),
        (["soldier", "trooper"], ["guards", "storms", "leaves"], ["castles", "trenches", "towers", "bridges"]),
    ];

    public static SubwordNgrams FewBuckets { get; } = new() { BucketCount = 5000 };

    public static IEnumerable<(string First, string Second)> Pairs => Topics.Select(topic => (topic.Things[0], topic.Things[1]));

    public static IEnumerable<string> Sentences(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var topic = Topics[random.Next(Topics.Length)];
            yield return $"The {Any(topic.Things)} {Any(topic.Verbs)} {Any(topic.Objects)}";
        }

        string Any(string[] words) => words[random.Next(words.Length)];
    }

    /// <summary>Texts of sixty words, drawn from many by Zipf's law.</summary>
    public static IEnumerable<string> ManyWords(int texts, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, texts).Select(_ => string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"word{(int)Math.Pow(5000, random.NextDouble())}")));
    }

    public static string NearestOf(WordVectors vectors, string word)
    {
        Assert.True(vectors.TryGetIndex(word, out var index));
        return NearestOf(vectors, vectors.VectorAt(index).ToArray(), word);
    }

    public static string NearestOf(WordVectors vectors, float[] vector, string? except = null) => Enumerable.Range(0, vectors.Count)
        .Where(word => vectors.WordAt(word) != except)
        .MaxBy(word => TensorPrimitives.CosineSimilarity(vectors.VectorAt(word), vector)) is var nearest ? vectors.WordAt(nearest) : "";
}
