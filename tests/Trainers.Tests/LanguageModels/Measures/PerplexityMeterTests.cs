using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class PerplexityMeterTests
{
    private static readonly NgramModel Model = SmallModel.Train(2, TokenKind.WhiteSpace);

    [Fact]
    public void Measure_EachConvention_CountsWhatItSays()
    {
        string[] lines = ["the cat zebra", "", "é"]; // é, two bytes, is unknown too

        Assert.Equal((7, 7, 18, 3, 2), Counts(lines, new())); // 3 + 1 words and 3 ends; 13 + 2 bytes and 3 ends
        Assert.Equal((4, 4, 15, 3, 2), Counts(lines, new() { CountEnd = false }));
        Assert.Equal((6, 6, 17, 2, 2), Counts(lines, new() { KeepEmptyLines = false }));
        Assert.Equal((5, 7, 18, 3, 2), Counts(lines, new() { Unknown = UnknownTokens.LeftOut }));
    }

    [Fact]
    public void Measure_Line_SumsTheScoresOfEachLine()
    {
        var expected = SmallModel.Score(Model, "the cat sat").Sum() + SmallModel.Score(Model, "").Sum();

        var perplexity = Measure(Model, ["the cat sat", ""], new());

        Assert.Equal(expected, perplexity.LogProbability, 1e-5);
        Assert.Equal(Math.Exp(-expected / 5), perplexity.Value, 1e-4);
        Assert.Equal(-expected / Math.Log(2) / 13, perplexity.BitsPerByte, 1e-5); // 11 bytes and 2 ends
    }

    [Fact]
    public void Measure_Stream_TakesTheEndOfALineAsContext()
    {
        var (start, end) = (Model.Vocabulary.StartId!.Value, Model.Vocabulary.EndId!.Value);
        int[] all = [.. Model.Vocabulary.Encode("the cat").Ids, end, .. Model.Vocabulary.Encode("sat").Ids, end];
        var scores = new float[all.Length];
        Model.Score([start], all, scores);

        Assert.Equal(scores.Sum(), Measure(Model, ["the cat", "sat"], new() { Unit = TextUnit.Stream }).LogProbability, 1e-5);
    }

    [Fact]
    public void Measure_MoreLinesThanABatch_CountsAll()
    {
        var perplexity = Measure(Model, [.. Enumerable.Repeat("the zebra", 150)], new() { Unknown = UnknownTokens.LeftOut });

        var scores = SmallModel.Score(Model, "the zebra");
        Assert.Equal((300, 150), (perplexity.TokenCount, perplexity.UnknownCount));
        Assert.Equal(150 * (scores[0] + scores[2]), perplexity.LogProbability, 1e-2);
    }

    [Fact]
    public void Add_UnknownRefused_NamesLineAndWord()
    {
        var meter = new PerplexityMeter(Model, new() { Unknown = UnknownTokens.Refused });
        meter.Add("the cat");

        Assert.Contains("Line 2: the model doesn't know 'zebra'", Assert.Throws<NlpMlNetException>(() => meter.Add("the zebra")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_LiteralUnknownToken_IsKnownToAModelThatLearntIt()
    {
        var closed = new NgramTrainer(new() { Order = 2, Tokens = TokenKind.WhiteSpace }).Train(["the <unk> sat", "a <unk> sat"]);

        Assert.Equal(0, Measure(closed, ["the <unk>"], new()).UnknownCount);
        Assert.Equal(1, Measure(closed, ["the zebra"], new()).UnknownCount);
        Assert.Equal(1, Measure(Model, ["the <unk>"], new()).UnknownCount);
    }

    private static (long Tokens, long Words, long Bytes, long Lines, long Unknown) Counts(string[] lines, PerplexityConvention convention)
    {
        var perplexity = Measure(Model, lines, convention);
        return (perplexity.TokenCount, perplexity.WordCount, perplexity.ByteCount, perplexity.LineCount, perplexity.UnknownCount);
    }

    private static Perplexity Measure(LanguageModel model, string[] lines, PerplexityConvention convention)
    {
        var meter = new PerplexityMeter(model, convention);
        Array.ForEach(lines, meter.Add);
        return meter.Measure();
    }
}
