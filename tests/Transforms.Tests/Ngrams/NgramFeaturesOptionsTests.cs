using NlpMlNet.Ngrams;

namespace NlpMlNet.Tests.Ngrams;

public sealed class NgramFeaturesOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfTheBagOfWordsRecipe()
    {
        var options = new NgramFeaturesOptions();

        options.Validate();
        Assert.Equal((1, 2), (options.ShortestWordNgram, options.LongestWordNgram));
        Assert.Equal((3, 5), (options.ShortestCharacterNgram, options.LongestCharacterNgram));
        Assert.Equal((2, 50_000, 50_000), (options.MinimumDocumentCount, options.MaximumWordNgrams, options.MaximumCharacterNgrams));
        Assert.Equal(NgramWeighting.SublinearCount, options.Weighting);
        Assert.True(options.IncludePunctuation && options.UseInverseDocumentFrequency && options.Normalize);
    }

    [Fact]
    public void Validate_SeveralOptionsWrong_ListsAllOfThem()
    {
        var options = new NgramFeaturesOptions
        {
            ShortestWordNgram = 3,
            LongestCharacterNgram = 17,
            MinimumDocumentCount = 0,
            MaximumWordNgrams = 0,
            MaximumCharacterNgrams = -1,
            Weighting = (NgramWeighting)7,
        };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The options of n-gram features are not valid: "
            + "ShortestWordNgram is 3 and LongestWordNgram is 2; they must be 1 to 16 and in this order (or LongestWordNgram 0 for none). "
            + "ShortestCharacterNgram is 3 and LongestCharacterNgram is 17; "
            + "they must be 1 to 16 and in this order (or LongestCharacterNgram 0 for none). "
            + "MinimumDocumentCount is 0; it must be at least 1. "
            + "MaximumWordNgrams is 0; it must be at least 1 (for no word n-grams set LongestWordNgram to 0). "
            + "MaximumCharacterNgrams is -1; it must be at least 1 (for no character n-grams set LongestCharacterNgram to 0). "
            + "Weighting is 7; it must be one of Binary, Count, SublinearCount.",
            error.Message);
    }

    [Fact]
    public void Validate_NoNgramsAtAll_IsRefused()
    {
        var options = new NgramFeaturesOptions { LongestWordNgram = 0, LongestCharacterNgram = 0 };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Contains("LongestWordNgram and LongestCharacterNgram are both 0", error.Message, StringComparison.Ordinal);
    }
}
