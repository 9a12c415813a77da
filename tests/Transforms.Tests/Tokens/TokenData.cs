using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Tests.Tokens;

/// <summary>Texts and rows of tokens, ids or vectors as data views, and what a transformer makes of them.</summary>
internal static class TokenData
{
    public static IDataView TextView(MLContext context, params string?[] texts) =>
        context.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }));

    /// <summary>Rows of tokens, written with spaces between them.</summary>
    public static IDataView TokenView(MLContext context, params string[] rows) =>
        context.Data.LoadFromEnumerable(rows.Select(row => new TokenRow { Tokens = Split(row) }));

    public static IDataView IdView(MLContext context, params int[][] rows) =>
        context.Data.LoadFromEnumerable(rows.Select(ids => new IdRow { Ids = ids }));

    public static IDataView VectorView(MLContext context, params float[][] rows) =>
        context.Data.LoadFromEnumerable(rows.Select(values => new VectorRow { Vectors = values }));

    /// <summary>The rows of a vector column.</summary>
    public static T[][] Rows<T>(ITransformer transformer, IDataView data, string column) =>
        [.. transformer.Transform(data).GetColumn<VBuffer<T>>(column).Select(row => row.DenseValues().ToArray())];

    /// <summary>The rows of a column of tokens, with spaces between them.</summary>
    public static string[] TokenRows(ITransformer transformer, IDataView data, string column) =>
        [.. Rows<ReadOnlyMemory<char>>(transformer, data, column).Select(row => string.Join(' ', row))];

    private static string[] Split(string row) => row.Length == 0 ? [] : row.Split(' ');

    internal sealed class TextRow
    {
        public string? Text { get; set; }
    }

    internal sealed class TokenRow
    {
        public string[] Tokens { get; set; } = [];
    }

    internal sealed class IdRow
    {
        public int[] Ids { get; set; } = [];
    }

    internal sealed class VectorRow
    {
        public float[] Vectors { get; set; } = [];
    }
}
