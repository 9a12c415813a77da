using Microsoft.ML;
using NlpMlNet.Words;

namespace NlpMlNet.Scoring;

/// <summary>Counts the rows with texts in which a model reads HTML as what it means.</summary>
/// <param name="model">The model.</param>
/// <param name="inputs">The columns that it reads.</param>
internal sealed class HtmlRows(ITransformer model, IReadOnlyList<ModelInput> inputs)
{
    private readonly int[] fields = [.. inputs.Where(input => DecodeHtmlTransformer.ColumnsOf(model).Contains(input.Column.Name)).Select(input => input.Field)];

    /// <summary>Counts the sound rows of a chunk.</summary>
    public int CountIn(RowChunk chunk)
    {
        var count = 0;
        for (var row = 0; fields.Length > 0 && row < chunk.Count; row++)
        {
            count += HasHtml(chunk, row) ? 1 : 0;
        }

        return count;
    }

    private bool HasHtml(RowChunk chunk, int row)
    {
        foreach (var field in fields)
        {
            if (HtmlText.IsIn(chunk.Field(row, field)))
            {
                return true;
            }
        }

        return false;
    }
}
