using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class ClassClustersTests
{
    [Fact]
    public void ByCount_Counts_PutsTheMostFrequentIntoTheHead()
    {
        var clusters = ClassClusters.ByCount([5, -1, 9, 5, 0, 1], cutoffs: [2, 4]);

        Assert.Equal([2, 0, 3, 5, 4, 1], clusters.Order.ToArray());
        Assert.Equal([(-1, 1), (1, 1), (-1, 0), (0, 0), (1, 0), (0, 1)], Enumerable.Range(0, 6).Select(clusters.PlaceOf));
        Assert.Equal([1, 3, 0, 2, 3, 2], Enumerable.Range(0, 6).Select(clusters.HeadColumnOf));
        Assert.Equal([3, 5], clusters.ClassesOf(0).ToArray());
    }

    [Fact]
    public void Predict_NetworkOfZeros_DividesEachClustersShareAmongItsClasses()
    {
        var small = new SmallWindow(isTied: false, cutoffs: [3, 6]); // 9 tokens; the start is the last of the last cluster
        var network = small.Create();
        network.TakeParameters(new float[network.ParameterCount]);
        var predictor = new WindowPredictor(network, id => id != SmallWindow.Start);
        var next = new float[9];

        predictor.PredictAll(1, (_, window) => Fill(window), next);

        // Head: 3 tokens and 2 clusters, 1/5 each. First cluster: 1/5 * 1/3. Second: 1/5 * 1/2, as the start can't be.
        var clusters = network.Clusters!.Clusters;
        var probabilities = clusters.Order.ToArray().Select(token => Math.Exp(next[token])).ToArray();
        double[] expected = [0.2, 0.2, 0.2, 1 / 15.0, 1 / 15.0, 1 / 15.0, 0.1, 0.1, 0];
        Assert.All(expected.Zip(probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(SmallWindow.Start, clusters.Order[^1]);
        var scores = new float[9];
        predictor.Score(9, (number, window) => Fill(window) + number, scores);
        Assert.Equal(next, scores);

        static int Fill(Span<int> window)
        {
            window.Fill(3);
            return 0;
        }
    }

    [Fact]
    public void Train_ClustersBeyondTheVocabulary_IsRefused()
    {
        var options = new SlidingWindowTrainingOptions { Clusters = [5, 5000], TieWeights = false, SampledTokens = null };

        Assert.Contains("The last cluster is to begin behind the 5000 most frequent tokens", Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(options).Train(SmallModel.Lines)).Message, StringComparison.Ordinal);
        Assert.Contains("Clusters are given", Assert.ThrowsAny<ArgumentException>(() => new SlidingWindowTrainer(new() { Clusters = [5] })).Message, StringComparison.Ordinal);
        Assert.Contains("must be a list of ascending positive numbers", Assert.ThrowsAny<ArgumentException>(() => new SlidingWindowTrainer(options with { Clusters = [5, 5] })).Message, StringComparison.Ordinal);
    }
}
