using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>A number: <c>Score</c>.</summary>
internal sealed class RegressionPredictions(DataViewSchema.Column score) : Predictions
{
    public override IReadOnlyList<string> Names { get; } = ["Score"];

    public override IReadOnlyList<DataViewSchema.Column> Columns { get; } = [score];

    public override Func<CsvRecordWriter, bool> Bind(DataViewRow row)
    {
        var getScore = row.GetReader<float>(row.Schema[score.Index]);
        return writer =>
        {
            var value = 0f;
            getScore(ref value);
            writer.Write(value);
            return float.IsFinite(value);
        };
    }
}
