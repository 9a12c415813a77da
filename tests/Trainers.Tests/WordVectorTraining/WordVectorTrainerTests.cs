using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class WordVectorTrainerTests
{
    private static readonly WordVectorTrainingOptions Small = new() { Dimension = 20, MinimumCount = 1, Subsampling = 1, MaximumEpochs = 2, Threads = 2, Seed = 1 };

    [Theory]
    [InlineData(WordVectorModel.SkipGram, false)]
    [InlineData(WordVectorModel.Cbow, false)]
    [InlineData(WordVectorModel.SkipGram, true)]
    [InlineData(WordVectorModel.Cbow, true)]
    public void Train_AnyNumberOfThreads_GivesTheSameBits(WordVectorModel model, bool subwords)
    {
        // Many words, so that there are whole blocks for the threads to share.
        string[] texts = [.. SmallLanguage.ManyWords(200, seed: 1)];
        var options = Small with { Model = model, Subwords = subwords ? SmallLanguage.FewBuckets : null, Subsampling = 1e-4, LearningRate = 0.025f };
        Assert.True(PlanOf(texts, options).ChunksPerBlock >= 8);

        float[][] results = [.. new[] { 1, 2, 3, 2 }.Select(threads => Values(new WordVectorTrainer(options with { Threads = threads }).Train(texts)))];

        Assert.All(results, values => Assert.Equal(results[0], values));
        Assert.NotEqual(results[0], Values(new WordVectorTrainer(options with { Seed = 2 }).Train(texts)));
    }

    [Theory]
    [InlineData(WordVectorModel.SkipGram, true)]
    [InlineData(WordVectorModel.Cbow, true)]
    [InlineData(WordVectorModel.SkipGram, false)]
    [InlineData(WordVectorModel.Cbow, false)]
    public void Train_WordsInIdenticalContexts_EndUpClosest(WordVectorModel model, bool reproducible)
    {
        var options = Small with { Model = model, Reproducible = reproducible, Window = 2, MaximumEpochs = 20 };

        var vectors = new WordVectorTrainer(options).Train(SmallLanguage.Sentences(1000, seed: 2));

        Assert.All(SmallLanguage.Pairs, pair =>
        {
            Assert.Equal(pair.Second, SmallLanguage.NearestOf(vectors, pair.First));
            Assert.Equal(pair.First, SmallLanguage.NearestOf(vectors, pair.Second));
        });
    }

    [Fact]
    public void Train_WithSubwords_GivesUnknownWordsVectorsLikeThoseOfTheirRelatives()
    {
        var vectors = new WordVectorTrainer(Small with { Subwords = SmallLanguage.FewBuckets, MaximumEpochs = 10 }).Train(SmallLanguage.Sentences(900, seed: 3));

        var unknown = new float[vectors.Dimension];
        Assert.False(vectors.TryGetIndex("kittens", out _));
        Assert.True(vectors.TryGetVector("kittens", unknown));
        Assert.Equal("kitten", SmallLanguage.NearestOf(vectors, unknown));

        // A word's vector is the mean of its own row and those of its n-grams: with the n-grams alone it is near.
        Assert.True(vectors.Subwords!.TryCompose("kitten", unknown));
        Assert.Equal("kitten", SmallLanguage.NearestOf(vectors, unknown));
    }

    [Fact]
    public void Train_TextAndTokens_AreReadAlike()
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(SmallLanguage.Sentences(200, seed: 4).Select(text => new Document(text, text.ToLowerInvariant().Split(' '))));

        var fromText = context.Data.TrainWordVectors(data, "Text", Small);
        var fromTokens = context.Data.TrainWordVectors(data, "Tokens", Small);
        var fromStrings = new WordVectorTrainer(Small).Train(SmallLanguage.Sentences(200, seed: 4));

        Assert.Equal(Values(fromText), Values(fromTokens));
        Assert.Equal(Values(fromText), Values(fromStrings));
        Assert.Equal(fromText.WordAt(0), fromTokens.WordAt(0));
    }

    [Fact]
    public void Train_FilesWithALineADocument_AreReadLikeTexts()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, SmallLanguage.Sentences(100, seed: 5));

        var vectors = new WordVectorTrainer(Small).TrainOnFiles([path, path]);

        Assert.Equal(Values(new WordVectorTrainer(Small).Train([.. SmallLanguage.Sentences(100, seed: 5), .. SmallLanguage.Sentences(100, seed: 5)])), Values(vectors));
        File.Delete(path);
    }

    [Fact]
    public void Train_ColumnMissing_ListsTheColumns()
    {
        var data = new MLContext().Data.LoadFromEnumerable([new Document("one two", ["one"])]);

        var failure = Assert.Throws<ArgumentOutOfRangeException>(() => new WordVectorTrainer().Train(data, "Texte"));

        Assert.Contains("'Texte'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Text, Tokens", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ColumnOfNumbers_IsRefused()
    {
        var data = new MLContext().Data.LoadFromEnumerable([new { Number = 1f }]);

        Assert.Contains("expected String, got Single", Assert.Throws<ArgumentOutOfRangeException>(() => new WordVectorTrainer().Train(data, "Number")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_RateFarTooHigh_SaysSo() => Assert.Contains(
        "LearningRate",
        Assert.Throws<NlpMlNetException>(() => new WordVectorTrainer(Small with { LearningRate = 1e20f }).Train(SmallLanguage.Sentences(100, seed: 1))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Train_Cancelled_ThrowsOrKeepsOnRequest(bool reproducible)
    {
        WordVectors? Train(bool keeps)
        {
            using var cancellation = new CancellationTokenSource();
            var options = Small with
            {
                Reproducible = reproducible,
                MaximumEpochs = 200,
                KeepOnCancel = keeps,
                CancellationToken = cancellation.Token,
                Progress = new Listener(_ => cancellation.Cancel()),
            };
            return new WordVectorTrainer(options).Train(SmallLanguage.Sentences(300, seed: 6));
        }

        Assert.Equal(new HashSet<string>(SmallLanguage.Sentences(300, seed: 6).SelectMany(text => text.ToLowerInvariant().Split(' '))).Count, Train(keeps: true)!.Count);
        Assert.Throws<OperationCanceledException>(() => Train(keeps: false));
    }

    [Fact]
    public void Train_ManySteps_TellsHowFarItIsAndLosesLoss()
    {
        var news = new List<WordVectorProgress>();

        new WordVectorTrainer(Small with { MaximumEpochs = 20, Progress = new Listener(news.Add) }).Train(SmallLanguage.Sentences(900, seed: 7));

        Assert.InRange(news.Count, 90, 110);
        Assert.Equal(news.Select(one => one.Share).Order(), news.Select(one => one.Share));
        Assert.Equal((1.0, 20, 20), (news[^1].Share, news[^1].Epoch, news[^1].MaximumEpochs));
        var losses = news.Select(one => one.Loss).Where(double.IsFinite).ToList();
        Assert.True(losses[^1] < losses[0] * 0.9, $"The loss was {losses[0]} and is {losses[^1]}.");
    }

    private static BatchPlan PlanOf(string[] texts, WordVectorTrainingOptions options)
    {
        var corpus = new CorpusBuilder(WordVectorTokens.Words);
        foreach (var text in texts)
        {
            corpus.AddText(text);
        }

        return BatchPlan.For(corpus.Build(1).Counts, options);
    }

    private static float[] Values(WordVectors vectors)
    {
        var all = Enumerable.Range(0, vectors.Count).SelectMany(word => vectors.VectorAt(word).ToArray());
        var unknown = new float[vectors.Dimension];
        vectors.TryGetVector("unheard-of", unknown);
        return [.. all, .. unknown];
    }

    private sealed record Document(string Text, string[] Tokens);

    private sealed class Listener(Action<WordVectorProgress> hear) : IProgress<WordVectorProgress>
    {
        public void Report(WordVectorProgress value) => hear(value);
    }
}
