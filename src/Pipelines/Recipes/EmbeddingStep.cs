using System.Globalization;
using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Recipes;

/// <summary>The network of the recipe whose features are token ids.</summary>
internal static class EmbeddingStep
{
    public static TrainedNetwork Train(NetworkRun run, EmbeddingRecipeOptions options)
    {
        var network = run.Complete(options.WithVectors(run.Train.Schema[run.FeaturesColumn], run.Recipe.Cancellation));
        var trainer = run.Recipe.Context.MulticlassClassification.Trainers.EmbeddingFeedForward(
            run.Recipe.LabelColumn, run.FeaturesColumn, options: network);
        var predictor = trainer.Fit(run.Train, run.Validation);
        var model = predictor.Model.Network;
        return new TrainedNetwork(predictor, model.Training, [.. Notes(options.Network, model)]);
    }

    private static IEnumerable<string> Notes(EmbeddingFeedForwardOptions options, EmbeddingFeedForwardModel model)
    {
        if (options.LockFree)
        {
            yield return "Another run will give another model (lock-free).";
        }

        if (model.Quantization is { Rows: > 0 } cost)
        {
            yield return Describe(cost);
        }
    }

    private static string Describe(Quantization cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"Vectors in 8 bits: accuracy {cost.QuantizedAccuracy:F4} instead of {cost.Accuracy:F4} on {cost.Rows} rows that were not learnt from.");
}
