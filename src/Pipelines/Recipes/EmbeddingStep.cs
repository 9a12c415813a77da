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
        return new TrainedNetwork(predictor, model.Training, model.Quantization is { Rows: > 0 } cost ? [Describe(cost)] : []);
    }

    private static string Describe(Quantization cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"Vectors in 8 bits: accuracy {cost.QuantizedAccuracy:F4} instead of {cost.Accuracy:F4} on {cost.Rows} rows that were not learnt from.");
}
