namespace NlpMlNet.Tests.Decoding;

public sealed class DecodingOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfTheDocumentation()
    {
        var options = new DecodingOptions();

        Assert.Equal(new GreedySearch(), options.Method);
        Assert.Equal((50, 0, 1, 1.0, 0, 16), (options.MaximumTokens, options.MinimumTokens, options.Continuations, options.RepetitionPenalty, options.NoRepeatNgrams, options.BatchSize));
        Assert.Equal((null, null, null, false), (options.EndTokens, options.AddStartToken, options.Seed, options.AllowUnknown));
        Assert.Equal((4, 1.0, BeamStopping.WhenUnlikely), (new BeamSearch().Width, new BeamSearch().LengthPenalty, new BeamSearch().Stopping));
        Assert.Equal((1.0, null, 1.0, 0.0), (new Sampling().Temperature, new Sampling().TopK, new Sampling().TopP, new Sampling().MinimumP));
        options.Validate();
    }

    [Fact]
    public void Validate_SeveralWrongSettings_ListsAllOfThem()
    {
        var options = new DecodingOptions
        {
            Method = new Sampling { Temperature = 0, TopK = 0, TopP = 0, MinimumP = 2 },
            MaximumTokens = 0,
            MinimumTokens = -1,
            Continuations = 0,
            EndTokens = [""],
            StopStrings = [""],
            BannedStrings = null!,
            RepetitionPenalty = double.NaN,
            NoRepeatNgrams = -1,
            BatchSize = 0,
        };

        Assert.Equal(
            "The options of decoding are not valid: "
            + "Temperature is 0; it must be finite and above 0; the most probable token alone is what GreedySearch takes. "
            + "TopK is 0; it must be at least 1, or null for all tokens. "
            + "TopP is 0; it must be above 0 and at most 1. "
            + "MinimumP is 2; it must be 0 to 1. "
            + "MaximumTokens is 0; it must be at least 1. "
            + "MinimumTokens is -1; it must be 0 to MaximumTokens, which is 0. "
            + "Continuations is 0; it must be at least 1. "
            + "EndTokens is a list with an empty text; it must be a list of tokens. "
            + "StopStrings is a list with an empty text; it must be a list of texts. "
            + "BannedStrings is null; it must be a list of texts. "
            + "RepetitionPenalty is NaN; it must be finite and above 0. "
            + "NoRepeatNgrams is -1; it must be 0, or the length of n-grams. "
            + "BatchSize is 0; it must be at least 1.",
            Assert.Throws<InvalidOptionsException>(options.Validate).Message);
    }

    [Fact]
    public void Validate_BeamSearch_ChecksItsOwnAndHowManyContinuationsItCanGive() => Assert.Equal(
        "The options of decoding are not valid: Width is 0; it must be 1 to 1000. LengthPenalty is NaN; it must be finite. "
        + "Stopping is 9; it must be WhenUnlikely, WhenEnough or WhenImpossible. Continuations is 2; it must be 1 to the number of beams, which is 0.",
        Assert.Throws<InvalidOptionsException>(new DecodingOptions
        {
            Method = new BeamSearch { Width = 0, LengthPenalty = double.NaN, Stopping = (BeamStopping)9 },
            Continuations = 2,
        }.Validate).Message);

    [Fact]
    public void Validate_GreedySearchWithSeveralContinuations_SaysThatThereIsOne() => Assert.Equal(
        "The options of decoding are not valid: Continuations is 2; it must be 1 with greedy search, which finds a single one.",
        Assert.Throws<InvalidOptionsException>(new DecodingOptions { Continuations = 2 }.Validate).Message);

    [Fact]
    public void Validate_NoMethod_NamesThem() => Assert.Equal(
        "The options of decoding are not valid: Method is null; it must be GreedySearch, BeamSearch or Sampling.",
        Assert.Throws<InvalidOptionsException>(new DecodingOptions { Method = null! }.Validate).Message);
}
