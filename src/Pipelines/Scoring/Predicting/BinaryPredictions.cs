using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>One of two classes: <c>PredictedLabel</c>, <c>Probability</c> (of that class) and the probability of each class.</summary>
/// <remarks>A model without a column <c>Probability</c> isn't calibrated: its raw <c>Score</c> is written after the label. Of a row without a value nothing is predicted: all stay empty.</remarks>
internal sealed class BinaryPredictions(
    DataViewSchema.Column score, DataViewSchema.Column label, DataViewSchema.Column? probability, (string Negative, string Positive) classes) : Predictions
{
    public override IReadOnlyList<string> Names { get; } = probability is null
        ? ["PredictedLabel", "Score"]
        : ["PredictedLabel", "Probability", $"Score.{classes.Negative}", $"Score.{classes.Positive}"];

    public override IReadOnlyList<DataViewSchema.Column> Columns { get; } = [label, probability ?? score];

    public override Func<CsvRecordWriter, bool> Bind(DataViewRow row)
    {
        var getLabel = row.GetReader<bool>(row.Schema[label.Index]);
        var getValue = row.GetReader<float>(row.Schema[(probability ?? score).Index]);
        return writer =>
        {
            var isPositive = false;
            var value = 0f;
            getLabel(ref isPositive);
            getValue(ref value);
            writer.Write(float.IsNaN(value) ? string.Empty : isPositive ? classes.Positive : classes.Negative);
            if (probability is not null)
            {
                writer.Write(isPositive ? value : 1 - value);
                writer.Write(1 - value);
            }

            writer.Write(value);
            return float.IsFinite(value);
        };
    }
}
