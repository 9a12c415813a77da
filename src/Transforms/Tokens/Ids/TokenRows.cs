using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tokens;

/// <summary>Counts the tokens of a column.</summary>
internal static class TokenRows
{
    /// <summary>Reads all rows.</summary>
    /// <returns>The counts, and the number of rows.</returns>
    public static (VocabularyBuilder Tokens, long Rows) Count(IDataView data, DataViewSchema.Column column, Cancellation cancellation)
    {
        var builder = new VocabularyBuilder();
        var rows = 0L;
        using var cursor = data.GetRowCursor([column]);
        var getTokens = cursor.GetReader<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        for (; cursor.MoveNext(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            getTokens(ref tokens);

            // What a sparse vector leaves out is empty, and empty tokens don't count.
            foreach (var token in tokens.GetValues())
            {
                builder.Add(token.Span);
            }
        }

        return (builder, rows);
    }
}
