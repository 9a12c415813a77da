using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

namespace NlpMlNet.Embeddings;

/// <summary>Tokens that are ids; 0 is padding, and ids without a text stand for no single token.</summary>
internal sealed class IdTokens : RowTokens
{
    private readonly string[] texts;
    private readonly string column;
    private readonly DataViewRow row;
    private readonly ValueGetter<VBuffer<int>> getIds;
    private readonly List<(int Position, int Id)> tokens = [];
    private VBuffer<int> ids;

    /// <param name="row">The row.</param>
    /// <param name="column">A Vector&lt;Int32&gt; with the annotation <see cref="TokenTexts"/>.</param>
    public IdTokens(DataViewRow row, DataViewSchema.Column column)
    {
        this.row = row;
        this.column = column.Name;
        texts = TokenTexts.Of(column) ?? throw EmbedColumn.WithoutTexts(column.Name);
        getIds = row.GetReader<VBuffer<int>>(column);
    }

    public override void Read()
    {
        getIds(ref ids);
        if (TokenIdCheck.FaultOf(in ids) is { } fault)
        {
            throw RowRefusedException.Of(row, column, fault);
        }

        tokens.Clear();
        foreach (var (position, id) in ids.Items())
        {
            if (id != Vocabulary.PaddingId && id < texts.Length)
            {
                tokens.Add((position, id));
            }
        }

        Count = tokens.Count;
    }

    public override int PositionAt(int token) => tokens[token].Position;

    public override ReadOnlySpan<char> TextAt(int token) => texts[tokens[token].Id];
}
