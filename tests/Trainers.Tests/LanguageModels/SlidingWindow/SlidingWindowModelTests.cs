using NlpMlNet.LanguageModels;
using NlpMlNet.Networks;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class SlidingWindowModelTests
{
    private static readonly string[] Texts = ["the cat sat on the mat", "", "a horse gets fed in the morning and in the evening"];

    private static readonly SlidingWindowTrainingOptions Small = new() { Window = 3, Width = 12, HiddenLayers = [20], MaximumEpochs = 3, BatchSize = 8, ValidationFraction = 0, SampledTokens = 5 };

    public static TheoryData<string, SlidingWindowTrainingOptions> Kinds => new()
    {
        { "words", Small },
        { "white space, untied, not normalized, two layers", Small with { Tokens = TokenKind.WhiteSpace, TieWeights = false, LayerNormalization = false, HiddenLayers = [9, 7], Activation = Activation.Tanh } },
        { "stream, no hidden layer, whole vocabulary", Small with { Unit = TextUnit.Stream, HiddenLayers = [], SampledTokens = null } },
        { "adaptive softmax", Small with { Clusters = [4, 9], TieWeights = false, SampledTokens = null } },
        { "subwords", Small with { Tokens = TokenKind.Subwords, Tokenizer = SubwordTokenizer.Learn(SmallModel.Lines, new SubwordLearningOptions { VocabularySize = 60 }) } },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Model_OfEachKind_DoesWhatEveryLanguageModelMust(string kind, SlidingWindowTrainingOptions options)
    {
        Assert.NotEmpty(kind);
        LanguageModelConformance.Check(new SlidingWindowTrainer(options).Train(SmallModel.Lines), Texts, SmallModel.Reload);
    }

    [Fact]
    public void PredictNext_SmallModel_IsTheReferencesSoftmaxWithoutTheStart()
    {
        var model = new SlidingWindowTrainer(Small with { Activation = Activation.Tanh }).Train(SmallModel.Lines);
        var parameters = SmallWindow.Copy(model.Network).Select(value => (double)value).ToArray();
        var vocabulary = model.Vocabulary;
        int[] context = [vocabulary.StartId!.Value, .. vocabulary.Encode("the cat").Ids];

        var next = new float[vocabulary.Count];
        model.PredictNext(context, next);

        var scores = new ReferenceWindowNetwork(model.Network.Shape).Scores(parameters, context);
        var total = Math.Log(scores.Where((_, id) => id != vocabulary.StartId).Sum(Math.Exp));
        Assert.All(Enumerable.Range(0, next.Length).Where(id => id != vocabulary.StartId), id => Assert.Equal(scores[id] - total, next[id], 1e-5));
    }

    [Fact]
    public void Load_SavedModel_KeepsSizesAndTraining()
    {
        var model = new SlidingWindowTrainer(Small with { HiddenLayers = [9, 7], Unit = TextUnit.Stream, ValidationFraction = 0.3 }).Train(SmallModel.Lines);

        using var loaded = (SlidingWindowModel)SmallModel.Reload(model);

        Assert.Equal((3, 12, TextUnit.Stream, model.ParameterCount), (loaded.Window, loaded.Width, loaded.Unit, loaded.ParameterCount));
        Assert.Equal([9, 7], loaded.HiddenLayers);
        Assert.Equal(model.VectorOf(5), loaded.VectorOf(5));
        Assert.Equal(model.Training.History, loaded.Training.History);
        Assert.Equal((model.Training.Reason, model.Training.BestEpoch, model.Training.Seed), (loaded.Training.Reason, loaded.Training.BestEpoch, loaded.Training.Seed));
    }

    [Fact]
    public void Load_BytesCutOrChanged_IsRefused()
    {
        var model = new SlidingWindowTrainer(Small).Train(SmallModel.Lines);
        using var stream = new MemoryStream();
        model.Save(new BinaryWriter(stream));
        var bytes = stream.ToArray();

        Assert.ThrowsAny<Exception>(() => Read(bytes[..^3]));
        BitConverter.GetBytes(float.NaN).CopyTo(bytes.AsSpan(bytes.Length - 4));
        Assert.Contains("NaN", Assert.Throws<InvalidDataException>(() => Read(bytes)).Message, StringComparison.Ordinal);

        static SlidingWindowModel Read(byte[] from)
        {
            using var reader = new BinaryReader(new MemoryStream(from));
            return SlidingWindowModel.Load(null!, reader);
        }
    }
}
