using Microsoft.ML;
using NlpMlNet.Testing;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Tokens.TokenData;

namespace NlpMlNet.Tests.Tokens;

public sealed class SplitIntoTokensEstimatorTests
{
    private static readonly string?[] Reviews = ["It’ll be a Second-rate FILM!", "", "🙂 很好", null, "  \t"];

    private static readonly SplitIntoTokensOptions Ngrams =
        new() { Unit = TokenUnit.CharacterNgrams, ShortestNgram = 2, LongestNgram = 3, FoldCase = false, IncludePunctuation = false };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Estimator_Defaults_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.SplitIntoTokens("Tokens", "Text"), TextView(context, Reviews), "Text");

    [Fact]
    public void Estimator_EveryOptionChanged_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.SplitIntoTokens("T", "Text", Ngrams), TextView(context, Reviews), "Text");

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var data = TextView(context, Reviews);
        var model = context.Transforms.Text.SplitIntoTokens("Tokens", "Text", Ngrams).Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Transform_Defaults_GivesFoldedWordsAndMarks() => Assert.Equal(
        ["it'll be a second-rate film !", "", "🙂 很 好", "", ""], Split(new(), Reviews));

    [Fact]
    public void Transform_WithoutPunctuation_GivesWords() =>
        Assert.Equal(["so good", "很"], Split(new() { IncludePunctuation = false }, "So... good :-)", "🙂很!"));

    [Fact]
    public void Transform_NotFolded_GivesTokensAsTheyStand() =>
        Assert.Equal(["It’ll be GOOD !"], Split(new() { FoldCase = false }, "It’ll be GOOD!"));

    [Fact]
    public void Transform_CharacterNgrams_StayWithinWordsAndMarkTheirBoundaries()
    {
        var options = new SplitIntoTokensOptions { Unit = TokenUnit.CharacterNgrams, ShortestNgram = 1, LongestNgram = 3 };

        Assert.Equal(["<o <of o of of> f f> ! <a <a> a a>"], Split(options, "Of! a"));
    }

    [Fact]
    public void Transform_CharacterNgramsOfPairs_CutsNoCharacterInHalf()
    {
        // Two letters of two units each.
        var options = new SplitIntoTokensOptions { Unit = TokenUnit.CharacterNgrams, ShortestNgram = 3, LongestNgram = 3 };

        Assert.Equal(["<𐐨𐐩 𐐨𐐩>"], Split(options, "𐐨𐐩"));
    }

    [Fact]
    public void Transform_NotFoldedNgrams_KeepCapitals() =>
        Assert.Equal(["<O <Of Of Of> f>"], Split(Ngrams, "Of!"));

    [Fact]
    public void Transform_InputNameLeftOut_ReplacesTheColumn()
    {
        var data = TextView(context, "A film");

        Assert.Equal(["a film"], TokenRows(context.Transforms.Text.SplitIntoTokens("Text").Fit(data), data, "Text"));
    }

    [Fact]
    public void SplitIntoTokens_OptionOutOfRange_ThrowsBeforeFitting() => Assert.Throws<InvalidOptionsException>(
        () => context.Transforms.Text.SplitIntoTokens("Tokens", "Text", new() { ShortestNgram = 0 }));

    private string[] Split(SplitIntoTokensOptions options, params string?[] texts)
    {
        var data = TextView(context, texts);
        return TokenRows(context.Transforms.Text.SplitIntoTokens("Tokens", "Text", options).Fit(data), data, "Tokens");
    }
}
