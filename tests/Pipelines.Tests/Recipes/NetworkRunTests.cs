using Microsoft.ML;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

/// <summary>What the run decides about a network's training, whatever the recipe's options say.</summary>
public sealed class NetworkRunTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Complete_Options_TakeWhatTheRunDecidesAndKeepTheRest()
    {
        using var source = new CancellationTokenSource();
        var progress = new Progress<TrainingProgress>();
        var run = RecipeFit.Run(context) with { Seed = 7, Threads = 3, Progress = progress, Cancellation = source.Token };

        var options = Complete(run, new FeedForwardOptions { MaximumEpochs = 30, Patience = 4, StandardizeInputs = false });

        Assert.Equal((30, 4, false), (options.MaximumEpochs, options.Patience, options.StandardizeInputs));
        Assert.Equal((7, 3), (options.Seed, options.Threads));
        Assert.Same(progress, options.Progress);
        Assert.Equal(source.Token, options.CancellationToken);
        Assert.Equal(0, options.ValidationFraction); // the rows are divided before the recipe sees them
        Assert.True(options.KeepBestOnCancel);
    }

    [Fact]
    public void Complete_RunNamesTheEpochs_TheyTakePrecedence() => Assert.Equal(
        6, Complete(RecipeFit.Run(context) with { Epochs = 6 }, new FeedForwardOptions { MaximumEpochs = 30 }).MaximumEpochs);

    private FeedForwardOptions Complete(RecipeRun run, FeedForwardOptions options) =>
        new NetworkRun(run, "Features", RecipeFit.Rows(context), Validation: null).Complete(options);
}
