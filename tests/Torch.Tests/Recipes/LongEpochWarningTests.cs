using NlpMlNet.Progress;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class LongEpochWarningTests
{
    private readonly List<TrainingProgress> reports = [];

    [Fact]
    public void Report_LongEpoch_WarnsOnceWithItsTime()
    {
        var warning = new LongEpochWarning(new Listener(reports));

        // 9.99 of 10 epochs in 5994 s: 600 s each.
        warning.Report(Part(0.01, TimeSpan.FromSeconds(5994)));
        warning.Report(Part(0.02, TimeSpan.FromSeconds(5988)));

        Assert.Equal(
            "By the first batches, an epoch takes about 10 minutes, and there are up to 10: this encoder learns from nothing. "
            + "The recipes bag-of-words and embeddings take seconds and are often as good; "
            + "a pretrained checkpoint (checkpoint=FOLDER, here or with transformer-features) needs fewer rows and epochs; "
            + "a smaller encoder (width, layers, max-length) is faster.",
            reports[0].Warning);
        Assert.Equal([null, null], reports.Skip(1).Select(progress => progress.Warning));
        Assert.Equal(0.02, reports[^1].PartOfEpoch);
    }

    [Fact]
    public void Report_ShortEpoch_DoesNotWarn()
    {
        new LongEpochWarning(new Listener(reports)).Report(Part(0.5, TimeSpan.FromSeconds(9.5 * 59.9)));

        Assert.Null(Assert.Single(reports).Warning);
    }

    [Fact]
    public void Report_WarningOfTheTraining_IsPassedOn()
    {
        new LongEpochWarning(new Listener(reports)).Report(Part(0, TimeSpan.FromSeconds(9)) with { Warning = "Mind this." });

        Assert.Equal("Mind this.", reports[0].Warning);
    }

    private static TrainingProgress Part(double part, TimeSpan left) => new(0, 10, 0.7, null, 100, left) { PartOfEpoch = part };

    private sealed class Listener(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
