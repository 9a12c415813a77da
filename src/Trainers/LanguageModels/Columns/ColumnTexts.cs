using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>The texts of a column, one after the other, as the lines that a language model learns from.</summary>
internal static class ColumnTexts
{
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static IEnumerable<string> Of(IDataView data, string columnName, Cancellation cancellation)
    {
        var column = data.Schema[columnName];
        using var cursor = data.GetRowCursor([column]);
        var getText = cursor.GetReader<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getText(ref text);
            yield return text.ToString();
        }
    }
}
