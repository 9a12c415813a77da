using Microsoft.ML.Data;

namespace NlpMlNet.Benchmarks;

/// <summary>A row of <c>rt-polarity.csv</c> or <c>french-tv-reviews.csv</c>.</summary>
internal sealed class Review
{
    [ColumnName("text")]
    public string Text { get; set; } = string.Empty;

    [ColumnName("label")]
    public string Label { get; set; } = string.Empty;

    [ColumnName("split")]
    public string Split { get; set; } = string.Empty;

    /// <summary>Gets a value indicating whether the review praises: the label of a binary trainer.</summary>
    public bool IsPositive => Label == "positive";
}
