using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordLearningOptionsTests
{
    [Fact]
    public void Defaults_AreAsDocumented()
    {
        var options = new SubwordLearningOptions();

        options.Validate();
        Assert.Equal((8_000, 2, 1_000), (options.VocabularySize, options.MinimumFrequency, options.AlphabetSize));
        Assert.Equal(new WordPieceOptions(), options.WordPiece);
    }

    [Fact]
    public void Validate_EverythingWrong_ListsAllFailures()
    {
        var options = new SubwordLearningOptions
        {
            VocabularySize = 5,
            MinimumFrequency = 0,
            AlphabetSize = -1,
            WordPiece = new WordPieceOptions { MaskToken = "[PAD]" },
        };

        Assert.Equal(
            "The options of learning subwords are not valid: VocabularySize is 5; it must be 6 to 16777216. "
            + "MinimumFrequency is 0; it must be at least 1. AlphabetSize is -1; it must be at least 1. "
            + "The special tokens are '[PAD]', '[UNK]', '[CLS]', '[SEP]', '[PAD]'; they must differ, and none may be empty.",
            Assert.Throws<InvalidOptionsException>(options.Validate).Message);
    }

    [Theory]
    [InlineData(6, "[PAD]", true)]
    [InlineData(1 << 24, "[PAD]", true)]
    [InlineData((1 << 24) + 1, "[PAD]", false)]
    [InlineData(6, " ", false)]
    [InlineData(6, "", false)]
    public void Validate_SizeAndTokens_AtTheBounds(int size, string padding, bool isValid) => Assert.Equal(
        isValid,
        Record.Exception(new SubwordLearningOptions { VocabularySize = size, MinimumFrequency = 1, AlphabetSize = 1, WordPiece = new() { PaddingToken = padding } }.Validate) is null);

    [Fact]
    public void Learn_OptionsWrong_IsRefused() =>
        Assert.Throws<InvalidOptionsException>(
            () => SubwordTokenizer.Learn(["a"], new() { MinimumFrequency = 0 }, TestContext.Current.CancellationToken));
}
