using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;

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

    public override Action<CsvRecordWriter> Bind(DataViewRow row)
    {
        var getScores = row.GetGetter<VBuffer<float>>(row.Schema[score.Index]);
        var findLabel = LabelFinder(row);
        var buffer = default(VBuffer<float>);
        var scores = new float[labels.Length];
        return writer =>
        {
            getScores(ref buffer);
            buffer.CopyTo(scores);
            var predicted = findLabel(scores);
            writer.Write(predicted < 0 ? string.Empty : labels[predicted]);
            writer.Write(predicted < 0 ? float.NaN : scores[predicted]);
            foreach (var probability in scores)
            {
                writer.Write(probability);
            }
        };
    }

    /// <summary>Makes what finds the index of the predicted label; -1 when the model predicts none, because a score is not a number.</summary>
    private Func<float[], int> LabelFinder(DataViewRow row)
    {
        var column = row.Schema[label.Index];
        return column.Type switch
        {
            KeyDataViewType key when key.RawType == typeof(uint) => FromKey(row.GetGetter<uint>(column)),
            TextDataViewType => FromText(row.GetGetter<ReadOnlyMemory<char>>(column)),
            BooleanDataViewType => FromValue(row.GetGetter<bool>(column)),
            NumberDataViewType number when number == NumberDataViewType.Single => FromValue(row.GetGetter<float>(column)),
            NumberDataViewType number when number == NumberDataViewType.Double => FromValue(row.GetGetter<double>(column)),
            NumberDataViewType number when number == NumberDataViewType.Int32 => FromValue(row.GetGetter<int>(column)),
            NumberDataViewType number when number == NumberDataViewType.Int64 => FromValue(row.GetGetter<long>(column)),
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
            var likely = TensorPrimitives.IndexOfMax<float>(scores);
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
