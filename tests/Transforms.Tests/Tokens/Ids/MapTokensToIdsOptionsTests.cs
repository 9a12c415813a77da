using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class MapTokensToIdsOptionsTests
{
    [Fact]
    public void Defaults_AreAllTokensAndNoNgrams()
    {
        var options = new MapTokensToIdsOptions();

        options.Validate();
        Assert.Equal((1, null, null), (options.MinimumCount, options.MaximumTokens, options.Vocabulary));
        Assert.Equal((1, 3, 0), (options.WordNgrams, options.ShortestCharacterNgram, options.LongestCharacterNgram));
        Assert.Equal(2_000_000, options.Buckets);
    }

    [Fact]
    public void Validate_SeveralOptionsWrong_ListsAllOfThem()
    {
        var options = new MapTokensToIdsOptions
        {
            MinimumCount = 0,
            MaximumTokens = 0,
            Vocabulary = Vocabulary.Create(["good"]),
            WordNgrams = 0,
            ShortestCharacterNgram = 4,
            LongestCharacterNgram = 3,
            Buckets = 1_000_000_001,
        };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The options of mapping tokens to ids are not valid: MinimumCount is 0; it must be at least 1. "
            + "MaximumTokens is 0; it must be at least 1, or null for no limit. "
            + "Vocabulary is given, so that none is learnt: MinimumCount and MaximumTokens must not be set. "
            + "WordNgrams is 0; it must be 1 (none) to 16. "
            + "ShortestCharacterNgram is 4 and LongestCharacterNgram is 3; "
            + "they must be 1 to 16 and in this order (or LongestCharacterNgram 0 for none). "
            + "Buckets is 1000000001; it must be 2 to 1000000000.",
            error.Message);
    }

    [Fact]
    public void Validate_NoCharacterNgrams_ShortestDoesNotMatter() => new MapTokensToIdsOptions { ShortestCharacterNgram = 0 }.Validate();
}
