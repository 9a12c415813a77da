using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class PerplexityTests
{
    private static readonly VocabularyIdentity Subwords = new("subwords", 100, KeepsText: true, "one");

    [Fact]
    public void Value_EachDenominator_HandComputed()
    {
        var perplexity = Of(Subwords) with { LogProbability = -12 * Math.Log(2), TokenCount = 6, WordCount = 4, ByteCount = 24 };

        Assert.Equal(4, perplexity.Value, 1e-9); // 2^(12 / 6)
        Assert.Equal(8, perplexity.PerWord, 1e-9);
        Assert.Equal(Math.Sqrt(2), perplexity.PerByte, 1e-9);
        Assert.Equal(0.5, perplexity.BitsPerByte, 1e-9);
        Assert.Equal(8, (perplexity with { Convention = new() { Denominator = PerplexityDenominator.Word } }).Value, 1e-9);
    }

    [Fact]
    public void ToString_Always_SaysTheConvention() => Assert.Equal(
        "2.000 (per token, each line by itself, line ends counted, empty lines kept, unknown tokens counted)",
        (Of(Subwords) with { LogProbability = -10 * Math.Log(2) }).ToString());

    [Fact]
    public void RatioTo_SameVocabulary_DividesThem() =>
        Assert.Equal(0.5, Of(Subwords).RatioTo(Of(Subwords) with { LogProbability = -10 * Math.Log(4) }), 1e-9);

    [Fact]
    public void RatioTo_OtherVocabularyPerWord_DividesThem()
    {
        var other = Of(Subwords with { Fingerprint = "two" }, PerplexityDenominator.Word);

        Assert.Equal(1, Of(Subwords, PerplexityDenominator.Word).RatioTo(other), 1e-9);
    }

    [Fact]
    public void RatioTo_WhatCannotBeCompared_SaysWhy()
    {
        var (token, word) = (PerplexityDenominator.Token, PerplexityDenominator.Word);
        var other = Subwords with { Fingerprint = "two" };

        Refused("counted differently", Of(Subwords, token), Of(Subwords, word));
        Refused("different texts", Of(Subwords), Of(Subwords) with { ByteCount = 51 });
        Refused("per token of different vocabularies", Of(Subwords, token), Of(other, token));
        Refused("Train both models with one vocabulary, such as that of a model of all texts (NgramTrainingOptions.Vocabulary)", Of(other with { KeepsText = false }, token), Of(Subwords, token));
        Refused("leave out parts", Of(Subwords, word), Of(other with { KeepsText = false, Unit = "words" }, word));
        Refused("don't know 0 and 2 tokens", Of(Subwords, word), Of(other, word) with { UnknownCount = 2 });
    }

    private static void Refused(string reason, Perplexity left, Perplexity right) =>
        Assert.Contains(reason, Assert.Throws<NlpMlNetException>(() => left.RatioTo(right)).Message, StringComparison.Ordinal);

    private static Perplexity Of(VocabularyIdentity vocabulary, PerplexityDenominator denominator = PerplexityDenominator.Token) =>
        new(new() { Denominator = denominator }, vocabulary, -10 * Math.Log(2), TokenCount: 10, WordCount: 10, ByteCount: 50, LineCount: 2, UnknownCount: 0);
}
