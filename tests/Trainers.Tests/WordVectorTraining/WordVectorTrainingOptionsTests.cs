using NlpMlNet.Embeddings;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class WordVectorTrainingOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfFastText()
    {
        var options = new WordVectorTrainingOptions();

        Assert.Equal(
            (WordVectorModel.SkipGram, 100, 5, 5, 5, 1e-4, 5, 0.05f),
            (options.Model, options.Dimension, options.Window, options.Negatives, options.MinimumCount, options.Subsampling, options.MaximumEpochs, options.LearningRate));
        Assert.Equal(
            (WordVectorTokens.Words, 0.75, null, null, null, true, false),
            (options.Tokens, options.NegativeExponent, options.Subwords, options.Seed, options.Threads, options.Reproducible, options.KeepOnCancel));
        options.Validate();
    }

    [Fact]
    public void Validate_AllWrong_ListsAll()
    {
        var options = new WordVectorTrainingOptions
        {
            Model = (WordVectorModel)7,
            Tokens = (WordVectorTokens)7,
            Dimension = 0,
            Window = 0,
            Negatives = 0,
            NegativeExponent = 1.5,
            MinimumCount = 0,
            Subsampling = 0,
            MaximumEpochs = 0,
            LearningRate = float.NaN,
            Subwords = new SubwordNgrams { BucketCount = 0 },
            Threads = 0,
        };

        Assert.Equal(
            "The options of the word vector training are not valid: Model is 7; it must be SkipGram or Cbow. Tokens is 7; it must be Words or WhiteSpace. "
            + "Dimension is 0; it must be 1 to 4096. Window is 0; it must be 1 to 1000. Negatives is 0; it must be 1 to 1000. "
            + "NegativeExponent is 1.5; it must be 0 to 1. MinimumCount is 0; it must be at least 1. Subsampling is 0; it must be finite and above 0. "
            + "MaximumEpochs is 0; it must be at least 1. LearningRate is NaN; it must be finite and above 0. "
            + "BucketCount is 0; it must be at least 1. Threads is 0; it must be at least 1.",
            Assert.Throws<InvalidOptionsException>(options.Validate).Message);
    }
}
