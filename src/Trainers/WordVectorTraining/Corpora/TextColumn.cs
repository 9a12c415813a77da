using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.WordVectorTraining;

/// <summary>A column of documents: texts, or vectors of tokens, which are taken as they are.</summary>
internal sealed class TextColumn
{
    private readonly IDataView data;
    private readonly DataViewSchema.Column column;

    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has another type.</exception>
    public TextColumn(IDataView data, string name)
    {
        this.data = data;
        column = data.Schema.GetColumnOrNull(name) is { Type: VectorDataViewType { ItemType: TextDataViewType } } tokens
            ? tokens
            : ColumnRequirement.Text(name).FindIn(data.Schema);
    }

    /// <summary>Adds the rows to a corpus.</summary>
    public void ReadInto(CorpusBuilder corpus, CancellationToken cancellation)
    {
        using var cursor = data.GetRowCursor([column]);
        if (column.Type is VectorDataViewType)
        {
            ReadTokens(cursor, corpus, cancellation);
            return;
        }

        var get = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        var text = ReadOnlyMemory<char>.Empty;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            get(ref text);
            corpus.AddText(text.Span);
        }
    }

    private void ReadTokens(DataViewRowCursor cursor, CorpusBuilder corpus, CancellationToken cancellation)
    {
        var get = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        var tokens = default(VBuffer<ReadOnlyMemory<char>>);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            get(ref tokens);
            foreach (var token in tokens.GetValues())
            {
                corpus.AddToken(token.Span);
            }

            corpus.EndDocument();
        }
    }
}
