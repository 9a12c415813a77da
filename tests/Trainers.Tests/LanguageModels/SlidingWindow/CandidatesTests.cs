using NlpMlNet.LanguageModels;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class CandidatesTests
{
    [Fact]
    public void Choose_TargetsAndDraws_HasEachOnceWithItsBiasLessTheLogarithmOfItsProbability()
    {
        var small = new SmallWindow();
        var network = small.Create();
        var sampler = new ClassSampler(small.Counts, 0.75);
        var candidates = new Candidates(network, sampler, draws: 4, capacity: 6);

        candidates.Choose([5, 3, 5], new RandomStream(1, 1));

        Assert.Equal([5, 3], candidates.Classes[..2].ToArray());
        Assert.Equal(candidates.Count, candidates.Classes.ToArray().Distinct().Count());
        Assert.DoesNotContain(SmallWindow.Start, candidates.Classes.ToArray());
        Assert.InRange(candidates.Count, 3, 6);
        Assert.All(Enumerable.Range(0, candidates.Count), i => Assert.Equal(
            network.OutputBiases.Values[candidates.Classes[i]] - sampler.LogInclusion(candidates.Classes[i], rows: 3, draws: 4), candidates.Offsets[i], 1e-6));
    }

    [Fact]
    public void Choose_SecondBatch_ForgetsTheFirst()
    {
        var small = new SmallWindow();
        var candidates = new Candidates(small.Create(), new ClassSampler(small.Counts, 1), draws: 1, capacity: 6);

        candidates.Choose([5, 3, 8], new RandomStream(1, 1));
        candidates.Choose([6], new RandomStream(2, 1));

        Assert.InRange(candidates.Count, 1, 2);
        Assert.Equal(candidates.Count, Enumerable.Range(0, 9).Count(id => candidates.ColumnOf(id) >= 0));
        Assert.Equal(0, candidates.ColumnOf(6));
    }

    [Fact]
    public void Gather_AllClasses_HasTheOutputWeightsInBothForms()
    {
        var small = new SmallWindow(isTied: false);
        var network = small.Create();
        var candidates = new Candidates(network, new ClassSampler(small.Counts, 1), draws: null, capacity: 2);

        candidates.Choose([4, 2], new RandomStream(1, 1));
        candidates.Gather(0);

        Assert.Equal(9, candidates.Count);
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(network.OutputBiases.Values[candidates.Classes[i]], candidates.Offsets[i]);
            for (var k = 0; k < small.Shape.Width; k++)
            {
                Assert.Equal(network.Outputs[candidates.Classes[i]][k], candidates.Rows[i, k]);
                Assert.Equal(network.Outputs[candidates.Classes[i]][k], candidates.Columns[k, i]);
            }
        }
    }
}
