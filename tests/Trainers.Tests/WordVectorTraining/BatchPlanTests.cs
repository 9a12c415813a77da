using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class BatchPlanTests
{
    [Fact]
    public void For_FewWords_KeepsBatchesSmall()
    {
        // Four words, none thinned out: the most frequent has half of the text. Pull a word: 0.05 x (3 + 1) x (1 + 4) x 0.5 = 0.5; 5 / 0.5 = 10 ids.
        var options = new WordVectorTrainingOptions { Window = 3, Negatives = 4, Subsampling = 1 };

        Assert.Equal(new BatchPlan(8, 1), BatchPlan.For([50, 20, 20, 10], options));
    }

    [Fact]
    public void For_ThinnedOutText_CountsWhatIsKept()
    {
        // Shares 0.64, 0.32 and 0.04 are kept with 0.3125, 0.4786 and 1: 0.2, 0.1531 and 0.04, in all 0.3931, of which the first has 0.5087.
        // Pull 0.05 x 4 x 5 x 0.5087 = 0.5087; 5 / 0.5087 / 0.3931 = 25.0 ids.
        var options = new WordVectorTrainingOptions { Window = 3, Negatives = 4, Subsampling = 0.04 };

        Assert.Equal(new BatchPlan(16, 1), BatchPlan.For([64, 32, 4], options));
    }

    [Fact]
    public void For_ManyWords_TakesTheLargestBatches()
    {
        long[] counts = [.. Enumerable.Range(1, 20_000).Select(rank => 1_000_000L / rank)];

        Assert.Equal(new BatchPlan(64, 16), BatchPlan.For(counts, new WordVectorTrainingOptions { Subsampling = 1e-5 }));
    }

    [Fact]
    public void For_OneWordAlmostAlone_StaysAtTheSmallest() =>
        Assert.Equal(new BatchPlan(4, 1), BatchPlan.For([1_000_000, 1], new WordVectorTrainingOptions { Subsampling = 1, LearningRate = 1 }));
}
