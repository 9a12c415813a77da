using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

/// <summary>Documents of tokens, and the vectors of three words.</summary>
internal static class EmbedData
{
    public static WordVectors Words => WordVectors.Create(["good", "film", "bad"], [1, 2, 3, -4, -1, 0], 2);

    public static IDataView View(MLContext context, params string[] documents) => context.Data.LoadFromEnumerable(
        documents.Select(document => new Row { Text = document, Tokens = document.Split(' ', StringSplitOptions.RemoveEmptyEntries) }));

    public static float[][] Features(ITransformer transformer, IDataView data) =>
        [.. transformer.Transform(data).GetColumn<float[]>("Features")];

    public static void AssertRows(float[][] actual, params float[][] expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, found) in expected.Zip(actual))
        {
            Assert.Equal(wanted, found, (x, y) => Math.Abs(x - y) < 1e-6f);
        }
    }

    internal sealed class Row
    {
        public string Text { get; set; } = "";

        public string[] Tokens { get; set; } = [];
    }
}
