using NlpMlNet.Messages;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>From rows of token ids and options to a model: the whole training, independent of ML.NET.</summary>
internal static class EmbeddingTraining
{
    /// <summary>The scale of random first vectors: with smaller ones rare tokens disturb less, and four data sets are learnt better than from 0.1.</summary>
    private const float FirstLimit = 0.01f;

    /// <summary>Trains a network.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="task">What is to be predicted.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="validation">Rows to validate on; null takes a share of <paramref name="rows"/> as the options say.</param>
    /// <param name="kinds">What is known of the ids.</param>
    /// <param name="columns">The columns' names, for messages.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The options are wrong or don't suit the task.</exception>
    /// <exception cref="NlpMlNetException">The rows can't be used, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static EmbeddingFeedForwardModel Train(
        EmbeddingFeedForwardOptions options,
        LearningTask task,
        TokenRows rows,
        TokenRows? validation = null,
        TokenKinds? kinds = null,
        ColumnNames? columns = null)
    {
        kinds ??= TokenKinds.Unknown;
        var training = new NetworkTraining(options, task, rows, validation, columns);
        var given = kinds.VectorsOf(options.InitialVectors);
        var counts = rows.CountRows(training.Learning.Order);
        var ids = IdSet.Create([.. counts.Where(count => count.Value >= options.MinimumCount).Select(count => count.Key).Union(given.Keys)]);
        if (ids.Count == 0)
        {
            throw NoTokens(options, training.Learning, columns);
        }

        var factors = FactorsOf(options.Composition, ids, counts, kinds, training.Learning.Count);
        training = training with { Learning = Map(training.Learning), HeldOut = training.HeldOut is null ? null : Map(training.HeldOut) };
        var first = new FirstVectors(
            ids.Count + 1, options.Dimension, FirstLimit, given.ToDictionary(pair => ids.PlaceOf(pair.Key) + 1, pair => pair.Value), !options.FreezeVectors);
        var input = CreateInput(options, first, factors, (TokenRows)training.Learning.Rows, training.Rule.StateCount);
        var network = training.CreateNetwork(input, [input.Outputs, .. options.HiddenLayers]);
        var (summary, parameters) = training.Run(network, options.LockFree);
        var table = new FloatEmbeddingTable(ids, options.Dimension, parameters[options.Dimension..input.ParameterCount]);
        var layers = new DenseStack(network.Widths, options.Activation, parameters.AsSpan(input.ParameterCount));
        var model = new EmbeddingFeedForwardModel(table, factors, rows.SlotCount, layers, training.Head.Function, summary);
        return options.Quantize ? Quantizer.Quantize(model, table, validation ?? rows, training.HeldOut?.Order ?? []) : model;

        WeightedRows Map(WeightedRows weighted) => weighted with
        {
            Rows = ((TokenRows)weighted.Rows).MapTo(ids, keepsPlaces: options.Composition == EmbeddingComposition.Concatenate),
        };
    }

    private static TokenFactors FactorsOf(
        EmbeddingComposition composition, IdSet ids, Dictionary<int, int> counts, TokenKinds kinds, int rowTotal)
    {
        var members = ids.Members.ToArray();
        return new TokenFactors(
            composition,
            kinds.EndsAmong(members),
            composition == EmbeddingComposition.TfIdf ? [0, .. members.Select(id => counts.GetValueOrDefault(id))] : [],
            rowTotal);
    }

    private static IInputLayer CreateInput(
        EmbeddingFeedForwardOptions options, FirstVectors first, TokenFactors factors, TokenRows rows, int stateCount)
    {
        var dropout = new WordDropout(options.WordDropout, options.EffectiveSeed);
        return options.Composition == EmbeddingComposition.Concatenate
            ? new ConcatenatedEmbeddingLayer(first, rows.SlotCount, dropout, stateCount)
            : new PooledEmbeddingLayer(first, factors, dropout, rows.MeanLength, stateCount);
    }

    private static NlpMlNetException NoTokens(EmbeddingFeedForwardOptions options, WeightedRows rows, ColumnNames? columns) => new(
        $"There is nothing to learn from: no token of column '{options.InputName ?? columns?.Features ?? "Features"}' occurs in at least {options.MinimumCount} "
        + $"of the {rows.Count} rows. Check that the column holds {(options.InputName is null ? "token ids" : "texts")}, or lower {new CodeName(typeof(EmbeddingFeedForwardOptions), nameof(EmbeddingFeedForwardOptions.MinimumCount))}.");
}
