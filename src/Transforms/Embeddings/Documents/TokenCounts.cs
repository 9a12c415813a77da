using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Embeddings;

/// <summary>How often each token of a column occurs; the most frequent ones first, ties in ordinal order.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Total">The number of tokens.</param>
/// <param name="Tokens">The distinct tokens and their numbers.</param>
internal sealed record TokenCounts(long Rows, long Total, IReadOnlyList<KeyValuePair<string, long>> Tokens)
{
    public static TokenCounts Read(IDataView data, DataViewSchema.Column column, Cancellation cancellation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var byCharacters = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var (rows, total) = (0L, 0L);
        using var cursor = data.GetRowCursor([column]);
        var tokens = RowTokens.Of(cursor, column);
        for (; cursor.MoveNext(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            tokens.Read();
            total += tokens.Count;
            for (var token = 0; token < tokens.Count; token++)
            {
                var text = tokens.TextAt(token);
                byCharacters[text] = byCharacters.TryGetValue(text, out var count) ? count + 1 : 1;
            }
        }

        return new TokenCounts(
            rows,
            total,
            [.. counts.OrderByDescending(token => token.Value).ThenBy(token => token.Key, StringComparer.Ordinal)]);
    }
}
