using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class WordVectorOptionsTests
{
    [Fact]
    public void Defaults_AreEverything()
    {
        var options = new WordVectorOptions();

        options.Validate();
        Assert.Equal((null, null, null, true), (options.Format, options.Words, options.MaximumWords, options.KeepSubwords));
    }

    [Fact]
    public void Validate_SeveralOptionsWrong_ListsAllOfThem()
    {
        var options = new WordVectorOptions { Format = (WordVectorFormat)9, MaximumWords = 0, Words = [] };

        Assert.Equal(
            "The options of word vectors are not valid: Format is 9; it must be one of GloveText, Word2VecText, Word2VecBinary, FastTextModel, "
            + "Mapped. MaximumWords is 0; it must be at least 1. Words is empty; it must hold at least one word (or be null for all).",
            Assert.Throws<InvalidOptionsException>(options.Validate).Message);
    }
}
