namespace NlpMlNet.Recipes;

/// <summary>The network of the recipes whose features are numbers.</summary>
internal static class FeedForwardStep
{
    public static TrainedNetwork Train(NetworkRun run, FeedForwardOptions options)
    {
        var trainer = run.Recipe.Context.MulticlassClassification.Trainers.FeedForward(
            run.Recipe.LabelColumn, run.FeaturesColumn, options: run.Complete(options));
        var predictor = trainer.Fit(run.Train, run.Validation);
        return new TrainedNetwork(predictor, predictor.Model.Network.Training, []);
    }
}
