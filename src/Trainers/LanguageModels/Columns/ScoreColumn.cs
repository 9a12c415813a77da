using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>One of the columns that a language model adds to a text.</summary>
/// <param name="Name">Its name, prefix included.</param>
/// <param name="Type">Its type.</param>
/// <param name="Getter">Makes its getter for a row's scores.</param>
internal sealed record ScoreColumn(string Name, DataViewType Type, Func<RowScores, Delegate> Getter)
{
    /// <summary>The columns that the options ask for.</summary>
    public static ScoreColumn[] ListOf(LanguageModelScoringOptions options) =>
    [
        new(options.Prefix + "LogProbability", NumberDataViewType.Single, row => (ValueGetter<float>)((ref value) => value = (float)row.Read().LogProbability)),
        new(options.Prefix + "Perplexity", NumberDataViewType.Single, row => (ValueGetter<float>)((ref value) => value = (float)row.Read().Perplexity)),
        new(options.Prefix + "TokenCount", NumberDataViewType.Int32, row => (ValueGetter<int>)((ref value) => value = row.Read().TokenCount)),
        new(options.Prefix + "UnknownCount", NumberDataViewType.Int32, row => (ValueGetter<int>)((ref value) => value = row.Read().UnknownCount)),
        .. options.IncludeSurprisal ? ForTokens(options.Prefix) : [],
    ];

    /// <summary>The promise of the column.</summary>
    public SchemaShape.Column Shape => Type is VectorDataViewType vector
        ? ColumnShape.VariableVector(Name, vector.ItemType)
        : ColumnShape.Scalar(Name, (PrimitiveDataViewType)Type);

    private static ScoreColumn[] ForTokens(string prefix) =>
    [
        new(prefix + "Tokens", new VectorDataViewType(TextDataViewType.Instance), row => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref value) => Copy(row.Read().Tokens(), ref value))),
        new(prefix + "Surprisal", new VectorDataViewType(NumberDataViewType.Single), row => (ValueGetter<VBuffer<float>>)((ref value) => Copy(row.Read().Surprisals(), ref value))),
    ];

    private static void Copy<T>(ReadOnlySpan<T> values, ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, values.Length);
        values.CopyTo(editor.Values);
        destination = editor.Commit();
    }
}
