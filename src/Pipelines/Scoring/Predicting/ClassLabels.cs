using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Scoring;

/// <summary>Finds the names of a classifier's classes, in the order of its scores.</summary>
internal static class ClassLabels
{
    // The annotations in which ML.NET keeps them: of the scores when the labels were texts, of the scores, of the predicted key.
    private const string SlotNames = "SlotNames";
    private const string TrainingLabelValues = "TrainingLabelValues";
    private const string KeyValues = "KeyValues";

    /// <summary>Reads the names from the annotations; classes without names are numbered from 1, as ML.NET's keys are.</summary>
    /// <param name="score">The column of the scores.</param>
    /// <param name="label">The column of the predicted label.</param>
    public static string[] Of(DataViewSchema.Column score, DataViewSchema.Column label)
    {
        var count = ((VectorDataViewType)score.Type).Size;
        return Read(score.Annotations, SlotNames, count)
            ?? Read(score.Annotations, TrainingLabelValues, count)
            ?? Read(label.Annotations, KeyValues, count)
            ?? [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
    }

    private static string[]? Read(DataViewSchema.Annotations annotations, string kind, int count)
    {
        if (annotations.Schema.GetColumnOrNull(kind) is not { } column || column.Type is not VectorDataViewType { Size: var size } vector || size != count)
        {
            return null;
        }

        return vector.ItemType switch
        {
            TextDataViewType => Read<ReadOnlyMemory<char>>(annotations, kind),
            BooleanDataViewType => Read<bool>(annotations, kind),
            NumberDataViewType number when number == NumberDataViewType.Single => Read<float>(annotations, kind),
            NumberDataViewType number when number == NumberDataViewType.Double => Read<double>(annotations, kind),
            NumberDataViewType number when number == NumberDataViewType.Int32 => Read<int>(annotations, kind),
            NumberDataViewType number when number == NumberDataViewType.Int64 => Read<long>(annotations, kind),
            _ => throw new NlpMlNetException($"The model's labels are of type {vector.ItemType}; expected texts, numbers or truth values."),
        };
    }

    private static string[] Read<T>(DataViewSchema.Annotations annotations, string kind)
    {
        VBuffer<T> values = default;
        annotations.GetValue(kind, ref values);
        var labels = new string[values.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = Convert.ToString(values.GetItemOrDefault(i), CultureInfo.InvariantCulture)!; // no value is null
        }

        return labels;
    }
}
