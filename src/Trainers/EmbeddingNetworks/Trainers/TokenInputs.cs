using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;
using NlpMlNet.Tokens;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Brings the columns of an ML.NET view to the trainer.</summary>
internal static class TokenInputs
{
    /// <summary>The columns that a trainer on token ids reads.</summary>
    public static TrainingColumns Columns(ColumnRequirement label, string ids, string? weight, EmbeddingComposition composition) => new(
        label,
        ColumnRequirement.Vector(ids, NumberDataViewType.Int32, variableSize: composition != EmbeddingComposition.Concatenate),
        weight is null ? null : ColumnRequirement.Scalar(weight, NumberDataViewType.Single));

    /// <summary>Reads the rows once and trains.</summary>
    public static EmbeddingFeedForwardModel Train(
        EmbeddingFeedForwardOptions options, LearningTask task, TrainingColumns columns, IDataView data, IDataView? validation,
        Func<DataViewRow, DataViewSchema.Column, Func<float>> targets)
    {
        var rows = Read(data, columns, targets, options);
        var heldOut = validation is null ? null : Read(validation, columns, targets, options);
        var ids = columns.Features.FindIn(data.Schema);
        var kinds = new TokenKinds(TokenIdRanges.Of(ids) ?? [], TokenTexts.Of(ids));
        var names = new ColumnNames(columns.Label.Name, columns.Features.Name, columns.Weight?.Name ?? "Weight");
        return EmbeddingTraining.Train(options, task, rows, heldOut, kinds, names);
    }

    private static TokenRows Read(
        IDataView data, TrainingColumns columns, Func<DataViewRow, DataViewSchema.Column, Func<float>> targets, EmbeddingFeedForwardOptions options)
    {
        var ids = columns.Features.FindIn(data.Schema);
        var label = columns.Label.FindIn(data.Schema);
        var weight = columns.Weight?.FindIn(data.Schema);
        List<DataViewSchema.Column> needed = weight is { } column ? [ids, label, column] : [ids, label];
        var length = options.Composition == EmbeddingComposition.Concatenate ? ((VectorDataViewType)ids.Type).Size : 0;
        var rows = new TokenRowsBuilder(length, hasWeights: weight is not null);
        using var cursor = data.GetRowCursor(needed);
        var getIds = cursor.GetReader<VBuffer<int>>(ids);
        var getTarget = targets(cursor, label);
        var getWeight = weight is { } present ? cursor.GetReader<float>(present) : null;
        VBuffer<int> buffer = default, dense = default;
        var rowWeight = 1f;
        while (cursor.MoveNext())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            getIds(ref buffer);
            getWeight?.Invoke(ref rowWeight);
            if (TokenIdCheck.FaultOf(in buffer) is { } fault)
            {
                throw RowRefusedException.Of(cursor, ids.Name, fault);
            }

            buffer.CopyToDense(ref dense);
            rows.Add(dense.GetValues(), getTarget(), rowWeight);
        }

        return rows.Build();
    }
}
