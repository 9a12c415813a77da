using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>One of several classes: <c>PredictedLabel</c>, <c>Probability</c> (of that class) and <c>Score.&lt;label&gt;</c> of each class.</summary>
internal sealed class MulticlassPredictions : Predictions
{
    private readonly DataViewSchema.Column score;
    private readonly DataViewSchema.Column label;
    private readonly string[] labels;

    public MulticlassPredictions(DataViewSchema.Column score, DataViewSchema.Column label)
    {
        this.score = score;
        this.label = label;
        labels = ClassLabels.Of(score, label);
        Names = ["PredictedLabel", "Probability", .. labels.Select(name => $"Score.{name}")];
    }

    public override IReadOnlyList<string> Names { get; }

    public override IReadOnlyList<DataViewSchema.Column> Columns => [score, label];

    public override Func<CsvRecordWriter, bool> Bind(DataViewRow row)
    {
        var getScores = row.GetReader<VBuffer<float>>(row.Schema[score.Index]);
        var findLabel = LabelFinder(row);
        var buffer = default(VBuffer<float>);
        var scores = new float[labels.Length];
        return writer =>
        {
            getScores(ref buffer);
            buffer.CopyTo(scores);
            var predicted = Array.TrueForAll(scores, float.IsNaN) ? -1 : findLabel(scores); // a label that is no key can't say that it is missing
            writer.Write(predicted < 0 ? string.Empty : labels[predicted]);
            writer.Write(predicted < 0 ? float.NaN : scores[predicted]);
            foreach (var probability in scores)
            {
                writer.Write(probability);
            }

            return Array.TrueForAll(scores, float.IsFinite);
        };
    }

    /// <summary>Makes what finds the index of the predicted label; -1 when the model predicts none, because a score is not a number.</summary>
    private Func<float[], int> LabelFinder(DataViewRow row)
    {
        var column = row.Schema[label.Index];
        return column.Type switch
        {
            KeyDataViewType key when key.RawType == typeof(uint) => FromKey(row.GetReader<uint>(column)),
            TextDataViewType => FromText(row.GetReader<ReadOnlyMemory<char>>(column)),
            BooleanDataViewType => FromValue(row.GetReader<bool>(column)),
            NumberDataViewType number when number == NumberDataViewType.Single => FromValue(row.GetReader<float>(column)),
            NumberDataViewType number when number == NumberDataViewType.Double => FromValue(row.GetReader<double>(column)),
            NumberDataViewType number when number == NumberDataViewType.Int32 => FromValue(row.GetReader<int>(column)),
            NumberDataViewType number when number == NumberDataViewType.Int64 => FromValue(row.GetReader<long>(column)),
            _ => throw new NlpMlNetException($"The model's PredictedLabel is of type {column.Type}; expected a key, a text, a number or a truth value."),
        };
    }

    private static Func<float[], int> FromKey(ValueGetter<uint> getLabel)
    {
        uint key = 0;
        return _ =>
        {
            getLabel(ref key);
            return (int)key - 1; // keys count from 1; 0 is no label
        };
    }

    private Func<float[], int> FromText(ValueGetter<ReadOnlyMemory<char>> getLabel)
    {
        ReadOnlyMemory<char> text = default;
        return scores =>
        {
            getLabel(ref text);
            var likely = 0;
            for (var i = 1; i < scores.Length; i++)
            {
                likely = scores[i] > scores[likely] ? i : likely;
            }

            return text.Span.SequenceEqual(labels[likely]) ? likely : Array.IndexOf(labels, text.ToString());
        };
    }

    private Func<float[], int> FromValue<T>(ValueGetter<T> getLabel)
    {
        T value = default!; // the getter sets it
        return _ =>
        {
            getLabel(ref value);
            return Array.IndexOf(labels, Convert.ToString(value, CultureInfo.InvariantCulture));
        };
    }
}
