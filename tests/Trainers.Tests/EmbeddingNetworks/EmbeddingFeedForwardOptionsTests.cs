using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Embeddings;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class EmbeddingFeedForwardOptionsTests
{
    private static readonly EmbeddingFeedForwardOptions Defaults = new();

    private static readonly WordVectors OneComponent = WordVectors.Create(["a"], [1f], 1);

    public static TheoryData<EmbeddingFeedForwardOptions> AtTheLimit =>
    [
        Defaults with { Dimension = 1 },
        Defaults with { MinimumCount = 1 },
        Defaults with { WordDropout = 0.999f },
        Defaults with { Composition = EmbeddingComposition.Concatenate },
        Defaults with { Dimension = 1, InitialVectors = OneComponent },
        Defaults with { Dimension = 1, InitialVectors = OneComponent, FreezeVectors = true },
    ];

    public static TheoryData<string, EmbeddingFeedForwardOptions> JustBeyond => new()
    {
        { "Composition is 4; it must be Mean, TfIdf, Sum or Concatenate.", Defaults with { Composition = (EmbeddingComposition)4 } },
        { "WordDropout is -0.1; it must be at least 0 and below 1.", Defaults with { WordDropout = -0.1f } },
        { "InitialVectors have 1 components, but Dimension is 16; both must be the same.", Defaults with { InitialVectors = OneComponent } },
        { "FreezeVectors is True without InitialVectors; random vectors must be trained.", Defaults with { FreezeVectors = true } },
    };

    [Fact]
    public void Defaults_AreThese()
    {
        var options = new EmbeddingFeedForwardOptions();

        Assert.Empty(options.HiddenLayers);
        Assert.Equal((0.0005f, 50, 5e-4f, 3), (options.LearningRate, options.MaximumEpochs, options.L2, options.Patience));
        Assert.Equal((16, EmbeddingComposition.TfIdf, 2, 0f), (options.Dimension, options.Composition, options.MinimumCount, options.WordDropout));
        Assert.Equal((null, false, false, false), (options.InitialVectors, options.FreezeVectors, options.LockFree, options.Quantize));
    }

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void Validate_ValueAtTheLimit_IsAllowed(EmbeddingFeedForwardOptions options) => Assert.Null(Record.Exception(options.Validate));

    [Theory]
    [MemberData(nameof(JustBeyond))]
    public void Validate_ValueBeyondTheLimit_SaysWhatIsExpected(string failure, EmbeddingFeedForwardOptions options) => Assert.Equal(
        $"The embedding network's options are not valid: {failure}", Assert.Throws<InvalidOptionsException>(options.Validate).Message);

    [Fact]
    public void Train_Diverged_SaysWhatElseToTry()
    {
        // The square of the first step's sums overflows: a sum of vectors times a rate of 1e30.
        var options = new EmbeddingFeedForwardOptions
        {
            Composition = EmbeddingComposition.Sum,
            Optimizer = Optimizer.Sgd(),
            LearningRate = 1e30f,
            MinimumCount = 1,
            ValidationFraction = 0,
        };

        var e = Assert.Throws<NlpMlNetException>(() => EmbeddingTraining.Train(options, LearningTask.Binary, TokenCorpus.Rows(2, [2, 3], [3, 4], [2, 4], [5, 6])));

        Assert.StartsWith("Training diverged: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(", warm it up, or take the mean of the vectors (EmbeddingFeedForwardOptions.Composition is Sum).", e.Message, StringComparison.Ordinal);
    }
}
