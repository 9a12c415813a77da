using NlpMlNet.Networks;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class WindowPassTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Train_AllClasses_DescendsTheGradientOfTheReference(bool isTied, bool isNormalized)
    {
        var small = new SmallWindow(isTied, isNormalized);
        var network = small.Create();
        var before = SmallWindow.Copy(network);
        var reference = new ReferenceWindowNetwork(small.Shape);
        double[] parameters = [.. before.Select(value => (double)value)];

        var loss = small.Step(network, rate: 1);

        // Gradient descent with the rate 1 takes exactly the gradient off, of every parameter: lazily updated ones of tokens that don't occur included.
        var after = SmallWindow.Copy(network);
        Assert.Equal(Loss(parameters), loss, 1e-5);
        Assert.All(Enumerable.Range(0, before.Length), i => Assert.Equal(Slope(parameters, i), before[i] - after[i], 2e-6));

        double Loss(double[] at) => Enumerable.Range(0, small.Rows.Count).Average(row => -reference.LogProbabilities(at, WindowOf(small, row))[small.Rows.TargetOf(row)]);

        double Slope(double[] at, int i)
        {
            var (kept, distance) = (at[i], 1e-5);
            at[i] = kept + distance;
            var above = Loss(at);
            at[i] = kept - distance;
            var below = Loss(at);
            at[i] = kept;
            return (above - below) / (2 * distance);
        }
    }

    [Theory]
    [InlineData(2, 0, new int[0])]
    [InlineData(2, 0.4f, new int[0])]
    [InlineData(null, 0.4f, new int[0])]
    [InlineData(null, 0.4f, new[] { 2, 5 })]
    public void Train_SampledClassesClustersAndDropout_DescendsTheGradientOfItsLoss(int? draws, float dropout, int[] cutoffs)
    {
        var small = new SmallWindow(isTied: cutoffs.Length == 0, cutoffs: cutoffs);
        var network = small.Create();
        var before = SmallWindow.Copy(network);

        small.Step(network, rate: 1, draws, dropout);

        var after = SmallWindow.Copy(network);
        var differences = 0;
        for (var i = 0; i < before.Length; i += 3)
        {
            var slope = (LossAt(i, 4e-3f) - LossAt(i, -4e-3f)) / 8e-3;
            Assert.Equal(slope, before[i] - after[i], 2e-4 + (0.02 * Math.Abs(slope)));
            differences += Math.Abs(slope) > 1e-3 ? 1 : 0;
        }

        Assert.True(differences > 30, $"Only {differences} parameters have a slope.");

        double LossAt(int i, float change)
        {
            var moved = small.Create();
            float[] parameters = [.. before];
            parameters[i] += change;
            moved.TakeParameters(parameters);
            return small.Step(moved, rate: 0, draws, dropout);
        }
    }

    [Fact]
    public void Train_TokensThatDontOccur_KeepVectorsAndMoments()
    {
        var small = new SmallWindow(isTied: false);
        var network = small.Create(Optimizer.Adam());
        var before = SmallWindow.Copy(network);

        small.Step(network, rate: 0.1f, draws: 1, optimizer: Optimizer.Adam(), rows: 2, l2: 0.1f);

        // Rows 0 and 1 have the windows [padding padding start] and [padding start 3]: only vectors 1 and 3 move.
        var after = SmallWindow.Copy(network);
        var width = small.Shape.Width;
        Assert.Equal([1, 3], Enumerable.Range(0, small.Shape.VocabularySize).Where(id => !before.AsSpan(id * width, width).SequenceEqual(after.AsSpan(id * width, width))));
        Assert.All(network.Vectors[small.Shape.Padding].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 2, 5 })]
    public void Train_SeveralThreads_GivesTheSameBits(int[] cutoffs)
    {
        var small = new SmallWindow(isTied: cutoffs.Length == 0, cutoffs: cutoffs);
        var (one, three) = (small.Create(Optimizer.Adam()), small.Create(Optimizer.Adam()));

        small.Step(one, 0.01f, draws: 3, dropout: 0.2f, threads: 1, Optimizer.Adam());
        small.Step(three, 0.01f, draws: 3, dropout: 0.2f, threads: 3, Optimizer.Adam());

        Assert.Equal(SmallWindow.Copy(one), SmallWindow.Copy(three));
    }

    private static int[] WindowOf(SmallWindow small, int row)
    {
        var window = new int[small.Shape.Window];
        small.Rows.Read(row, window);
        return window;
    }
}
