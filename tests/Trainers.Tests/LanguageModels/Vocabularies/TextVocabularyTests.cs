using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class TextVocabularyTests
{
    [Fact]
    public void Encode_Words_FoldsAndGivesPlacesAndUnknownOnes()
    {
        var vocabulary = SmallModel.Train(1).Vocabulary;

        var encoded = vocabulary.Encode("The zebra, sat!");

        Assert.Equal(["the", "<unk>", "sat"], encoded.Ids.Select(vocabulary.TokenAt));
        Assert.Equal([new TextPlace(0, 3), new TextPlace(4, 5), new TextPlace(11, 3)], encoded.Places!);
        Assert.Equal([1], encoded.Unknown);
        Assert.Equal("zebra", encoded.TokenAt(1, vocabulary));
    }

    [Fact]
    public void Encode_WhiteSpace_DividesAtAsciiSpaceAloneAndKeepsCapitals()
    {
        var vocabulary = new NgramTrainer(new() { Order = 1, Tokens = TokenKind.WhiteSpace }).Train(["The a\u00A0b \t @-@ <s> x </s>"]).Vocabulary;

        Assert.Equal(["<unk>", "<s>", "</s>", "The", "a\u00A0b", "@-@", "x"], Enumerable.Range(0, vocabulary.Count).Select(vocabulary.TokenAt));
        Assert.Equal(["<unk>", "x"], vocabulary.Encode("the x").Ids.Select(vocabulary.TokenAt));
        Assert.Equal("The x", vocabulary.Decode([1, .. vocabulary.Encode("The x").Ids, 2]));
    }

    [Fact]
    public void Fingerprint_OtherTokensOrUnit_Differs()
    {
        string[] fingerprints =
        [
            Of(TokenKind.Words, "ab c"), Of(TokenKind.Words, "a bc"), Of(TokenKind.WhiteSpace, "ab c"),
        ];

        Assert.Equal(3, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints[0], Of(TokenKind.Words, "ab c ab"));
    }

    private static string Of(TokenKind kind, string line) => new NgramTrainer(new() { Order = 1, Tokens = kind }).Train([line]).Vocabulary.Fingerprint();
}
