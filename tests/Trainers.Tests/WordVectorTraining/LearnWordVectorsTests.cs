using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class LearnWordVectorsTests
{
    private static readonly WordVectorTrainingOptions Small = new() { Dimension = 6, MinimumCount = 1, Subsampling = 1, MaximumEpochs = 2, Threads = 1 };

    private readonly MLContext context = new(seed: 1);

    [Theory]
    [InlineData(EmbeddingPooling.Mean)]
    [InlineData(EmbeddingPooling.WeightedMean)]
    public void Estimator_Tokens_Conforms(EmbeddingPooling pooling) => EstimatorConformance.Check(
        context, context.Transforms.Text.LearnWordVectors("Features", "Tokens", Small, new() { Pooling = pooling }), Sentences(30), "Tokens");

    [Fact]
    public void Estimator_PaddedIds_Conforms() => EstimatorConformance.Check(
        context,
        context.Transforms.Text.LearnWordVectors("Features", "Padded", Small, new() { Pooling = EmbeddingPooling.Concatenate }),
        PaddedIds(Sentences(30)),
        "Padded");

    [Fact]
    public void Fit_NegativeId_NamesRowAndColumn()
    {
        var ids = new FaultyDataView(PaddedIds(Sentences(30)), "Padded", 4, Fault.Replaced(new VBuffer<int>(5, [1, 1, -3, 1, 1])));

        var error = Assert.ThrowsAny<NlpMlNetException>(() => context.Transforms.Text.LearnWordVectors("Features", "Padded", Small).Fit(ids));

        Assert.StartsWith("Row 5 of column 'Padded' holds the token id -3 at place 2; ids must be", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var data = Sentences(30);
        var model = context.Transforms.Text.LearnWordVectors("Features", "Tokens", Small).Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_OneFold_WordsOfTheHeldOutRowsAloneStayUnknown()
    {
        // Each row has a word that no other has.
        var data = View(Enumerable.Range(0, 20).Select(row => $"all of them and only{row}"));
        var estimator = context.Transforms.Text.LearnWordVectors("Features", "Own", Small);

        foreach (var fold in context.Data.CrossValidationSplit(data, numberOfFolds: 2))
        {
            var model = estimator.Fit(fold.TrainSet);

            Assert.All(Features(model, fold.TestSet), vector => Assert.All(vector, number => Assert.Equal(0, number)));
            Assert.All(Features(model, fold.TrainSet), vector => Assert.Contains(vector, number => number != 0));
        }
    }

    [Fact]
    public void Fit_Context_WritesEpochsAndSeedToItsLog()
    {
        var log = new List<string>();
        context.Log += (_, e) => log.Add(e.Message);

        context.Transforms.Text.LearnWordVectors("Features", "Tokens", Small).Fit(Sentences(30));

        Assert.Single(log, line => line.StartsWith("[Source=WordVectorTrainer; Training, Kind=Info] Epoch 1 of 2: loss ", StringComparison.Ordinal));
        Assert.Single(log, line => line.StartsWith("[Source=WordVectorTrainer; Training, Kind=Info] Epoch 2 of 2: loss ", StringComparison.Ordinal));
        Assert.Single(log, line => line.EndsWith("vectors of 6 numbers, with seed 1.", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_ContextIsCancelled_Ends()
    {
        var endless = Small with { MaximumEpochs = 1_000_000, Progress = new CancelAtFirst(context) };

        Assert.Throws<OperationCanceledException>(() => context.Transforms.Text.LearnWordVectors("Features", "Tokens", endless).Fit(Sentences(30)));
    }

    [Fact]
    public void Fit_Tokens_EmbedsWithTheVectorsOfThatTraining()
    {
        var data = Sentences(50);
        var vectors = context.Data.TrainWordVectors(data, "Tokens", Small);

        var learnt = context.Transforms.Text.LearnWordVectors("Features", "Tokens", Small, new() { Pooling = EmbeddingPooling.Sum }).Fit(data);
        var embedded = context.Transforms.Text.Embed("Features", "Tokens", vectors, new() { Pooling = EmbeddingPooling.Sum }).Fit(data);

        Assert.Equal(Features(embedded, data), Features(learnt, data));
        Assert.Equal((vectors.Count, 6), (learnt.WordCount, learnt.Dimension));
    }

    [Fact]
    public void Fit_TokensAndTheirPaddedIds_AreReadAlike()
    {
        var data = PaddedIds(Sentences(50));

        var fromTokens = context.Data.TrainWordVectors(data, "Tokens", Small);
        var fromIds = context.Data.TrainWordVectors(data, "Padded", Small);

        Assert.Equal(Values(fromTokens), Values(fromIds));
        Assert.Equal(fromTokens.WordAt(3), fromIds.WordAt(3));
    }

    [Fact]
    public void Fit_RareWordsAndSubwords_KeepAllWordsGivesUnknownWordsVectors()
    {
        var options = Small with { Subwords = new() { BucketCount = 100 } };
        var data = Sentences(50);
        var unseen = View(["kittens"]);

        var some = context.Transforms.Text.LearnWordVectors("Features", "Tokens", options).Fit(data);
        var all = context.Transforms.Text.LearnWordVectors("Features", "Tokens", options, new() { KeepAllWords = true }).Fit(data);

        Assert.All(Features(some, unseen)[0], number => Assert.Equal(0, number));
        Assert.Contains(Features(all, unseen)[0], number => number != 0);
    }

    [Fact]
    public void Seed_NotGiven_IsTheContextsWhateverRanBefore()
    {
        var used = new MLContext(seed: 1);
        Train(used, null);

        Assert.Equal(Train(new MLContext(seed: 1), null), Train(used, null));
        Assert.NotEqual(Train(new MLContext(seed: 1), null), Train(new MLContext(seed: 2), null));
        Assert.Equal(Train(new MLContext(seed: 1), null), Train(new MLContext(seed: 2), 1));
        Assert.Equal(Train(new MLContext(seed: 2), null), Values(used.Data.TrainWordVectors(Sentences(50), "Tokens", Small with { Seed = 2 })));
        Assert.Equal(2, new MLContext(seed: 2).Transforms.Text.LearnWordVectors("Features", "Tokens").Seed);
    }

    [Fact]
    public void Seed_NeitherGivenNorTheContexts_IsRandomAndSaid()
    {
        var seedless = new MLContext();
        var first = seedless.Transforms.Text.LearnWordVectors("Features", "Tokens", Small);
        var second = seedless.Transforms.Text.LearnWordVectors("Features", "Tokens", Small);

        var again = context.Transforms.Text.LearnWordVectors("Features", "Tokens", Small with { Seed = first.Seed });

        var data = Sentences(50);
        Assert.NotEqual(first.Seed, second.Seed); // alike once in 10^9 runs
        Assert.Equal(Features(first.Fit(data), data), Features(again.Fit(data), data));
        Assert.NotEqual(Features(first.Fit(data), data), Features(second.Fit(data), data));
    }

    [Fact]
    public void Trainer_WithoutSeed_SaysWhichItDrew()
    {
        var trainer = new WordVectorTrainer(Small);
        string[] texts = [.. SmallLanguage.Sentences(50, seed: 1)];

        Assert.Equal(Values(trainer.Train(texts)), Values(new WordVectorTrainer(Small with { Seed = trainer.Seed }).Train(texts)));
        Assert.Equal(5, new WordVectorTrainer(Small with { Seed = 5 }).Seed);
    }

    [Fact]
    public void LearnWordVectors_TrainingOptionsWrong_IsRefusedBeforeFitting() => Assert.Contains(
        "Dimension is 0",
        Assert.Throws<InvalidOptionsException>(() => context.Transforms.Text.LearnWordVectors("Features", "Tokens", new() { Dimension = 0 })).Message,
        StringComparison.Ordinal);

    private static float[] Train(MLContext context, int? seed) =>
        Values(context.Data.TrainWordVectors(new LearnWordVectorsTests().Sentences(50), "Tokens", Small with { Seed = seed }));

    private static float[] Values(WordVectors vectors) => [.. Enumerable.Range(0, vectors.Count).SelectMany(word => vectors.VectorAt(word).ToArray())];

    private static float[][] Features(EmbedTransformer model, IDataView data) => [.. model.Transform(data).GetColumn<float[]>("Features")];

    private IDataView Sentences(int count) => View(SmallLanguage.Sentences(count, seed: 1));

    private IDataView View(IEnumerable<string> texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row(text.Split(' '), text.Split(' ')[^1..])).ToArray());

    private IDataView PaddedIds(IDataView data) => context.Transforms.Text.MapTokensToIds("Ids", "Tokens")
        .Append(context.Transforms.Text.PadOrTruncate("Padded", "Ids", new PadOrTruncateOptions { Length = 5 }))
        .Fit(data).Transform(data);

    private sealed record Row(string[] Tokens, string[] Own);

    private sealed class CancelAtFirst(MLContext context) : IProgress<WordVectorProgress>
    {
        public void Report(WordVectorProgress value) => context.CancelExecution();
    }
}
