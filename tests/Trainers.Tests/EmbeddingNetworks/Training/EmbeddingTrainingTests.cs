using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Embeddings;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class EmbeddingTrainingTests
{
    private static readonly EmbeddingFeedForwardOptions Quick = new() { Dimension = 8, MaximumEpochs = 15, LearningRate = 0.02f, MinimumCount = 1 };

    [Fact]
    public void Train_MeanWithoutHiddenLayer_EqualsALinearModelOfTheWordCounts()
    {
        var (texts, targets) = TokenCorpus.Classes(200);
        var model = Train(Quick with { Composition = EmbeddingComposition.Mean }, texts, targets);

        // Softmax(mean of E[t] W + b) is a linear model of the counts divided by the length, with the weights E W.
        var parameters = model.Layers.CopyParameters(); // W (8, 2), b (2)
        var linear = new float[(90 * 2) + 2];
        for (var id = 0; id < 90; id++)
        {
            var vector = model.VectorOf(id);
            for (var c = 0; c < 2; c++)
            {
                linear[(id * 2) + c] = Enumerable.Range(0, 8).Sum(d => vector[d] * parameters[(d * 2) + c]);
            }
        }

        parameters[^2..].CopyTo(linear, 180);
        var bag = new FeedForwardModel(
            new NetworkShape(90, false, [], Activation.Identity, 2, OutputFunction.Softmax), Standardizer.None, linear, model.Training);
        Assert.All(texts, text =>
        {
            float[] own = new float[2], expected = new float[2], counts = new float[90];
            foreach (var id in text)
            {
                counts[id] += 1f / text.Length;
            }

            model.Predict(text, own);
            bag.Predict(counts, expected);
            Assert.Equal(expected[0], own[0], 1e-5f);
        });
    }

    [Theory]
    [InlineData(EmbeddingComposition.Mean)]
    [InlineData(EmbeddingComposition.TfIdf)]
    [InlineData(EmbeddingComposition.Sum)]
    public void Train_PooledTexts_LearnsTheWordsOfTheClasses(EmbeddingComposition composition)
    {
        var (texts, targets) = TokenCorpus.Classes(600);
        var (unseen, classes) = TokenCorpus.Classes(300, seed: 2);

        var model = Train(Quick with { Composition = composition }, texts, targets);

        Assert.InRange(Accuracy(model, unseen, classes), 0.97, 1);
    }

    [Fact]
    public void Train_ConcatenatedVectors_LearnsTheOrderThatAMeanCannotSee()
    {
        // Class 1: token 2 before token 3; class 0: behind it. A mean is the same for both.
        int[][] texts = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 1 ? new[] { 4 + (i % 5), 2, 3, 0 } : [4 + (i % 5), 3, 2, 0])];
        float[] targets = [.. Enumerable.Range(0, 200).Select(i => (float)(i % 2))];
        var options = Quick with { HiddenLayers = [8], MaximumEpochs = 40 };

        var concatenated = EmbeddingTraining.Train(
            options with { Composition = EmbeddingComposition.Concatenate }, LearningTask.Multiclass(2), TokenCorpus.Rows(texts, targets, length: 4));
        var mean = Train(options with { Composition = EmbeddingComposition.Mean }, texts, targets);

        Assert.Equal(1, Accuracy(concatenated, texts, targets));
        Assert.InRange(Accuracy(mean, texts, targets), 0.4, 0.6);
    }

    [Theory]
    [InlineData(EmbeddingComposition.TfIdf, 2)]
    [InlineData(EmbeddingComposition.TfIdf, 3)]
    [InlineData(EmbeddingComposition.Concatenate, 2)]
    public void Train_AnyNumberOfThreads_SameBits(EmbeddingComposition composition, int threads)
    {
        // 256 rows of 200 tokens and 64 components: enough work for several threads.
        var random = new Random(4);
        int[][] texts = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 200).Select(_ => random.Next(1, 900)).ToArray())];
        var rows = TokenCorpus.Rows(texts, [.. Enumerable.Range(0, 300).Select(i => (float)(i % 3))], length: 200);
        var options = Quick with { Composition = composition, Dimension = 64, BatchSize = 256, MaximumEpochs = 2, WordDropout = 0.2f, HiddenLayers = [20] };

        var one = EmbeddingTraining.Train(options with { Threads = 1 }, LearningTask.Multiclass(3), rows);
        var many = EmbeddingTraining.Train(options with { Threads = threads }, LearningTask.Multiclass(3), rows);

        Assert.Equal(one.Training.History, many.Training.History);
        Assert.Equal(Enumerable.Range(0, 900).SelectMany(one.VectorOf), Enumerable.Range(0, 900).SelectMany(many.VectorOf));
    }

    [Fact]
    public void Train_LockFree_LearnsAsWell()
    {
        var (texts, targets) = TokenCorpus.Classes(600);
        var (unseen, classes) = TokenCorpus.Classes(300, seed: 2);

        var model = Train(Quick with { LockFree = true, Threads = 3, WordDropout = 0.1f }, texts, targets);

        Assert.InRange(Accuracy(model, unseen, classes), 0.97, 1);
    }

    [Fact]
    public void Train_RareAndHeldOutTokens_HaveNoVector()
    {
        int[][] texts = [[2, 3], [2, 4], [2, 3], [2, 5]];
        var held = TokenCorpus.Rows(2, [2, 9], [3, 9]);

        var model = EmbeddingTraining.Train(Quick with { MinimumCount = 2 }, LearningTask.Multiclass(2), TokenCorpus.Rows(2, texts), held);

        Assert.Equal(2, model.TokenCount);
        Assert.All(new[] { 0, 4, 5, 9 }, id => Assert.All(model.VectorOf(id), component => Assert.Equal(0, component)));
    }

    [Fact]
    public void Train_NoTokenIsFrequentEnough_Throws()
    {
        var error = Assert.Throws<NlpMlNetException>(() => EmbeddingTraining.Train(
            Quick with { MinimumCount = 3, ValidationFraction = 0 }, LearningTask.Binary, TokenCorpus.Rows(2, [2], [3], [0])));

        Assert.Equal(
            "There is nothing to learn from: no token of column 'Features' occurs in at least 3 of the 3 rows. "
            + "Check that the column holds token ids, or lower EmbeddingFeedForwardOptions.MinimumCount.",
            error.Message);
    }

    [Fact]
    public void Train_FrozenInitialVectors_KeepsThem()
    {
        var (texts, targets) = TokenCorpus.Classes(100);
        var words = WordVectors.Create(["no", "yes"], [1f, 2f, -1f, 0.5f], 2);
        var kinds = new TokenKinds([90], [.. Enumerable.Range(0, 90).Select(id => id == 70 ? "no" : id == 80 ? "yes" : $"t{id}")]);
        var options = Quick with { Dimension = 2, InitialVectors = words, FreezeVectors = true };

        var model = EmbeddingTraining.Train(options, LearningTask.Multiclass(2), TokenCorpus.Rows(texts, targets), kinds: kinds);

        Assert.Equal([1f, 2f], model.VectorOf(70));
        Assert.Equal([-1f, 0.5f], model.VectorOf(80));
    }

    [Fact]
    public void Train_InitialVectorsForUnnamedIds_Throws()
    {
        var options = Quick with { Dimension = 1, InitialVectors = WordVectors.Create(["a"], [1f], 1) };

        var error = Assert.Throws<NlpMlNetException>(() => EmbeddingTraining.Train(options, LearningTask.Binary, TokenCorpus.Rows(2, [2], [2])));

        Assert.Contains("doesn't say which id is which word", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Quantize_MeasuresWhatItCosts()
    {
        var (texts, targets) = TokenCorpus.Classes(400);

        var model = Train(Quick with { Quantize = true, ValidationFraction = 0.25 }, texts, targets);

        Assert.True(model.IsQuantized);
        Assert.Equal(100, model.Quantization!.Rows);
        Assert.InRange(model.Quantization.Accuracy, 0.95, 1);
        Assert.Equal(model.Quantization.Accuracy, model.Quantization.QuantizedAccuracy, 0.03);
    }

    [Fact]
    public void Validate_WrongOptions_NamesAllOfThem()
    {
        var options = new EmbeddingFeedForwardOptions { Dimension = 0, MinimumCount = 0, WordDropout = 1, FreezeVectors = true, BatchSize = 0 };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The embedding network's options are not valid: BatchSize is 0; it must be at least 1. Dimension is 0; it must be at least 1. "
            + "MinimumCount is 0; it must be at least 1. WordDropout is 1; it must be at least 0 and below 1. "
            + "FreezeVectors is True without InitialVectors; random vectors must be trained.",
            error.Message);
    }

    private static EmbeddingFeedForwardModel Train(EmbeddingFeedForwardOptions options, int[][] texts, float[] targets) =>
        EmbeddingTraining.Train(options, LearningTask.Multiclass(2), TokenCorpus.Rows(texts, targets));

    private static double Accuracy(EmbeddingFeedForwardModel model, int[][] texts, float[] targets)
    {
        var outputs = new float[model.OutputCount];
        return texts.Select((text, i) =>
        {
            model.Predict(text, outputs);
            return Array.IndexOf(outputs, outputs.Max()) == (int)targets[i] ? 1.0 : 0.0;
        }).Average();
    }
}
