using NlpMlNet.CausalModels;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.CausalModels;

public sealed class WordTokenizerTests
{
    // the 3, cat 2, a and sat 1: special tokens first, then by frequency, then in ordinal order.
    [Fact]
    public void Learn_Texts_OrdersByFrequencyAndKeepsTheLargest()
    {
        string[] texts = ["the cat sat", "the  cat\tthe", "a </s>"];

        var all = WordTokenizer.Learn(texts, 100, TestContext.Current.CancellationToken);
        var some = WordTokenizer.Learn(texts, 5, TestContext.Current.CancellationToken);

        Assert.Equal(["<unk>", "<s>", "</s>", "the", "cat", "a", "sat"], Enumerable.Range(0, all.VocabularySize).Select(all.TokenAt));
        Assert.Equal([3, 4, 0], some.Encode("the cat sat").Ids);
        Assert.Equal((0, 1, 2), (some.SpecialTokens.Unknown, some.SpecialTokens.BeginningOfText, some.SpecialTokens.EndOfText));
        Assert.Equal("the cat", some.Decode([3, 4]));
    }

    [Theory]
    [InlineData("models/tiny-gpt2", "The film wasn't good, Zoë. 😀")]
    [InlineData("models/tiny-roberta", "The film wasn't good, Zoë. 😀")]
    [InlineData("models/tiny-bert", "The film wasn't good, Zoë.")]
    public void SaveTokenizerJson_TokenizerOfACheckpoint_DividesTheSame(string path, string text)
    {
        using var folder = new TemporaryFolder();
        var tokenizer = SubwordTokenizer.Load(SharedData.Find(path));

        tokenizer.SaveTokenizerJson(folder.File("saved"));
        var saved = SubwordTokenizer.Load(folder.File("saved"));

        Assert.Equal(tokenizer.Encode(text).Ids, saved.Encode(text).Ids);
        Assert.Equal(tokenizer.SpecialTokens, saved.SpecialTokens);
        Assert.Equal(tokenizer.Decode(tokenizer.Encode(text).Ids), saved.Decode(saved.Encode(text).Ids));
    }
}
