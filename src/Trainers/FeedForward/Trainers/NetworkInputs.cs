using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>Brings the columns of an ML.NET view to the trainer.</summary>
internal static class NetworkInputs
{
    /// <summary>The columns that a feedforward trainer reads.</summary>
    public static TrainingColumns Columns(ColumnRequirement label, string features, string? weight) => new(
        label,
        ColumnRequirement.Vector(features, NumberDataViewType.Single),
        weight is null ? null : ColumnRequirement.Scalar(weight, NumberDataViewType.Single));

    /// <summary>Reads the rows once and trains.</summary>
    public static FeedForwardModel Train(
        FeedForwardOptions options, LearningTask task, TrainingColumns columns, IDataView data, IDataView? validation,
        Func<DataViewRow, DataViewSchema.Column, Func<float>> targets)
    {
        var rows = Read(data, columns, targets, isSparse: null, options.Cancellation);
        var heldOut = validation is null ? null : Read(validation, columns, targets, rows is SparseRows, options.Cancellation);
        var names = new ColumnNames(columns.Label.Name, columns.Features.Name, columns.Weight?.Name ?? "Weight");
        return FeedForwardTraining.Train(options, task, rows, heldOut, names);
    }

    private static TrainingRows Read(
        IDataView data, TrainingColumns columns, Func<DataViewRow, DataViewSchema.Column, Func<float>> targets,
        bool? isSparse, Cancellation cancellation)
    {
        var features = columns.Features.FindIn(data.Schema);
        var label = columns.Label.FindIn(data.Schema);
        var weight = columns.Weight?.FindIn(data.Schema);
        List<DataViewSchema.Column> needed = weight is { } column ? [features, label, column] : [features, label];
        var rows = new TrainingRowsBuilder(((VectorDataViewType)features.Type).Size, hasWeights: weight is not null, form: isSparse);
        using var cursor = data.GetRowCursor(needed);
        var getFeatures = cursor.GetReader<VBuffer<float>>(features);
        var getTarget = targets(cursor, label);
        var getWeight = weight is { } present ? cursor.GetReader<float>(present) : null;
        VBuffer<float> buffer = default;
        var rowWeight = 1f;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getFeatures(ref buffer);
            getWeight?.Invoke(ref rowWeight);
            rows.Add(buffer.IsDense ? [] : buffer.GetIndices(), buffer.GetValues(), buffer.IsDense, getTarget(), rowWeight);
        }

        return rows.Build();
    }
}
