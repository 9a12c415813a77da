using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Subwords;
using NlpMlNet.Transformers;
using TorchSharp;

namespace NlpMlNet.Tests.Transformers;

/// <summary>Disposing of a model whose native memory other threads use.</summary>
public sealed class DisposalTests
{
    private const string Advice = "new PredictionEngineOptions { OwnsTransformer = false }";

    private static readonly string[] Words = [.. Enumerable.Range(0, 40).Select(number => $"word{number}")];

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public async Task Dispose_WhileManyThreadsPredict_FinishesTheirCallsAndRefusesLaterOnes()
    {
        for (var round = 0; round < 20; round++)
        {
            var model = Classifier();
            var expected = NewEngine(model, owns: false).Predict(Text(3)).Score;
            using var allPredict = new CountdownEvent(8);

            var threads = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () => PredictUntilDisposed(model, expected, allPredict), TaskCreationOptions.LongRunning)).ToArray();
            allPredict.Wait(TestContext.Current.CancellationToken);
            model.Dispose();

            Assert.All(await Task.WhenAll(threads), error => Assert.Contains(Advice, error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Dispose_WhileManyThreadsReadViews_FinishesTheirWindowsAndRefusesLaterOnes()
    {
        for (var round = 0; round < 5; round++)
        {
            var model = Vectors();
            var view = model.Transform(View(200));
            var expected = view.GetColumn<float[]>("Features").First();
            using var allRead = new CountdownEvent(4);

            var threads = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () => ReadUntilDisposed(view, expected, allRead), TaskCreationOptions.LongRunning)).ToArray();
            allRead.Wait(TestContext.Current.CancellationToken);
            model.Dispose();

            Assert.All(await Task.WhenAll(threads), error => Assert.Contains(Advice, error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Dispose_OfAnEngineThatOwns_RefusesTheOtherEngineByName()
    {
        using var model = Classifier();
        var other = NewEngine(model, owns: false);

        using (var engine = context.Model.CreatePredictionEngine<TextRow, Prediction>(model))
        {
            engine.Predict(Text(1));
        }

        var error = Assert.Throws<ObjectDisposedException>(() => other.Predict(Text(1)));
        Assert.Equal(nameof(TransformerTextClassificationTransformer), error.ObjectName);
        Assert.Contains(Advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_OfAnEngineThatDoesNotOwn_LeavesTheModel()
    {
        using var model = Classifier();

        using (var engine = NewEngine(model, owns: false))
        {
            engine.Predict(Text(1));
        }

        Assert.Equal(2, NewEngine(model, owns: false).Predict(Text(1)).Score.Length);
    }

    [Fact]
    public void Dispose_WithACursorOpen_LetsTheComputedRowsBeReadAndRefusesTheNextWindow()
    {
        var model = Classifier();
        var view = model.Transform(View(model.WindowRows + 1));
        using var cursor = view.GetRowCursor([view.Schema["Score"]]);
        var getScore = cursor.GetGetter<VBuffer<float>>(view.Schema["Score"]);
        VBuffer<float> score = default;
        Assert.True(cursor.MoveNext());

        model.Dispose();
        for (var row = 1; row < model.WindowRows; row++)
        {
            Assert.True(cursor.MoveNext());
            getScore(ref score);
        }

        Assert.Equal(1, score.DenseValues().Sum(), 1e-5);
        Assert.Contains(Advice, Assert.Throws<ObjectDisposedException>(() => cursor.MoveNext()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_AfterDispose_IsRefused()
    {
        var (classifier, vectors) = (Classifier(), Vectors());
        classifier.Dispose();
        classifier.Dispose();
        vectors.Dispose();

        Assert.Throws<ObjectDisposedException>(() => context.Model.Save(classifier, null, Stream.Null));
        Assert.Equal(
            nameof(ContextualEmbeddingsTransformer),
            Assert.Throws<ObjectDisposedException>(() => context.Model.Save(vectors, null, new MemoryStream())).ObjectName);
    }

    private ObjectDisposedException PredictUntilDisposed(TransformerTextClassificationTransformer model, float[] expected, CountdownEvent allPredict)
    {
        var engine = NewEngine(model, owns: false);
        for (var calls = 0; ; calls++)
        {
            try
            {
                Assert.Equal(expected, engine.Predict(Text(3)).Score);
            }
            catch (ObjectDisposedException e)
            {
                return e;
            }

            if (calls == 0)
            {
                allPredict.Signal();
            }
        }
    }

    private static ObjectDisposedException ReadUntilDisposed(IDataView view, float[] expected, CountdownEvent allRead)
    {
        for (var reads = 0; ; reads++)
        {
            try
            {
                Assert.Equal(expected, view.GetColumn<float[]>("Features").First());
            }
            catch (ObjectDisposedException e)
            {
                return e;
            }

            if (reads == 0)
            {
                allRead.Signal();
            }
        }
    }

    private PredictionEngine<TextRow, Prediction> NewEngine(ITransformer model, bool owns) =>
        context.Model.CreatePredictionEngine<TextRow, Prediction>(model, new PredictionEngineOptions { OwnsTransformer = owns });

    private TransformerTextClassificationTransformer Classifier()
    {
        var (network, encoder) = Network(TransformerHead.Classification, classes: 2);
        return new(context, new("Text", null, "Score", "PredictedLabel"), network, torch.CPU, encoder, ClassKeys.OfNames(["sea", "land"]), batchSize: 8);
    }

    private ContextualEmbeddingsTransformer Vectors()
    {
        var (network, encoder) = Network(TransformerHead.None, classes: 0);
        return new(context, "Features", "Text", network, torch.CPU, encoder, new(TransformerPooling.Mean, LowerCase: false, string.Empty, []), batchSize: 8);
    }

    private static (TransformerNetwork Network, TextEncoder Encoder) Network(TransformerHead head, int classes)
    {
        TorchLibrary.EnsureLoaded();
        var tokenizer = SubwordTokenizer.Learn(Words, new SubwordLearningOptions { VocabularySize = 100 }, default);
        var configuration = new NewEncoderOptions { HiddenSize = 64, Layers = 2, InnerSize = 256, MaximumLength = 32 }
            .Configure(tokenizer.VocabularySize, tokenizer.SpecialTokens.Padding ?? 0);
        var network = new TransformerNetwork(configuration, head, classes);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        return (network, TextEncoder.Create<TextClassificationCheckpointOptions>(tokenizer, configuration, maximumLength: null, default));
    }

    private static TextRow Text(int number) => new() { Text = string.Join(' ', Words.Skip(number).Take(12)) };

    private IDataView View(int rows) => context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(row => Text(row % 30)));

    private sealed class TextRow
    {
        public string Text { get; set; } = string.Empty;
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }
}
