using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.Embeddings;

/// <summary>Tokens that are texts; empty ones are padding.</summary>
/// <param name="row">The row.</param>
/// <param name="column">A Vector&lt;Text&gt;.</param>
internal sealed class TextTokens(DataViewRow row, DataViewSchema.Column column) : RowTokens
{
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTexts = row.GetReader<VBuffer<ReadOnlyMemory<char>>>(column);
    private readonly List<(int Position, ReadOnlyMemory<char> Text)> tokens = [];
    private VBuffer<ReadOnlyMemory<char>> texts;

    public override void Read()
    {
        getTexts(ref texts);
        tokens.Clear();
        foreach (var (position, text) in texts.Items())
        {
            if (!text.IsEmpty)
            {
                tokens.Add((position, text));
            }
        }

        Count = tokens.Count;
    }

    public override int PositionAt(int token) => tokens[token].Position;

    public override ReadOnlySpan<char> TextAt(int token) => tokens[token].Text.Span;
}
