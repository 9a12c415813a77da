using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

namespace NlpMlNet.WordVectorTraining;

/// <summary>A column of documents: texts, or vectors of tokens or of their ids, which are taken as they are.</summary>
internal sealed class TextColumn
{
    private readonly IDataView data;
    private readonly DataViewSchema.Column column;
    private readonly string[]? textsOfIds;

    /// <exception cref="ArgumentOutOfRangeException">The column is missing or has another type.</exception>
    public TextColumn(IDataView data, string name)
    {
        this.data = data;
        if (data.Schema.GetColumnOrNull(name) is { Type: VectorDataViewType type } vectors)
        {
            column = vectors;
            textsOfIds = type.ItemType == NumberDataViewType.Int32 ? TokenTexts.Of(vectors) : null;
            if (type.ItemType is TextDataViewType || textsOfIds is not null)
            {
                return;
            }
        }

        column = ColumnRequirement.Text(name).FindIn(data.Schema);
    }

    /// <summary>Adds the rows to a corpus.</summary>
    public void ReadInto(CorpusBuilder corpus, Cancellation cancellation)
    {
        using var cursor = data.GetRowCursor([column]);
        var addRow = textsOfIds is not null ? AddIds(cursor, corpus, textsOfIds)
            : column.Type is VectorDataViewType ? AddTokens(cursor, corpus)
            : AddText(cursor, corpus);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            addRow();
        }
    }

    private Action AddText(DataViewRow row, CorpusBuilder corpus)
    {
        var get = row.GetReader<ReadOnlyMemory<char>>(column);
        var text = ReadOnlyMemory<char>.Empty;
        return () =>
        {
            get(ref text);
            corpus.AddText(text.Span);
        };
    }

    private Action AddTokens(DataViewRow row, CorpusBuilder corpus)
    {
        var get = row.GetReader<VBuffer<ReadOnlyMemory<char>>>(column);
        var tokens = default(VBuffer<ReadOnlyMemory<char>>);
        return () =>
        {
            get(ref tokens);
            foreach (var token in tokens.GetValues())
            {
                corpus.AddToken(token.Span);
            }

            corpus.EndDocument();
        };
    }

    /// <summary>Leaves out padding and ids that stand for no single token, as <see cref="Embeddings.EmbedTransformer"/> does.</summary>
    private Action AddIds(DataViewRow row, CorpusBuilder corpus, string[] texts)
    {
        var get = row.GetReader<VBuffer<int>>(column);
        var ids = default(VBuffer<int>);
        return () =>
        {
            get(ref ids);
            if (TokenIdCheck.FaultOf(in ids) is { } fault)
            {
                throw RowRefusedException.Of(row, column.Name, fault);
            }

            foreach (var id in ids.GetValues())
            {
                if (id != Vocabulary.PaddingId && id < texts.Length)
                {
                    corpus.AddToken(texts[id]);
                }
            }

            corpus.EndDocument();
        };
    }
}
