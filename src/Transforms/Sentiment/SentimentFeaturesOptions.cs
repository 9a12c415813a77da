using NlpMlNet.Sentiment;

namespace NlpMlNet;

/// <summary>How the sentiment features of a text are computed.</summary>
public sealed record SentimentFeaturesOptions
{
    private readonly Lexicon? lexicon;

    /// <summary>Gets the lexicon; it is saved with the model.</summary>
    /// <value>The default is <see cref="Lexicon.English"/>.</value>
    public Lexicon Lexicon
    {
        get => lexicon ?? Lexicon.English;
        init => lexicon = value;
    }

    /// <summary>Gets which features are computed.</summary>
    /// <value>The default is <see cref="SentimentFeatureSet.Basic"/>.</value>
    public SentimentFeatureSet FeatureSet { get; init; } = SentimentFeatureSet.Basic;

    /// <summary>Gets how many words behind a negation are negated, unless punctuation or a contrast comes first.</summary>
    /// <value>The default is 4; from 0 (nothing is negated) to 100. Without effect on the basic features.</value>
    public int NegationScope { get; init; } = 4;

    /// <summary>Gets what a negation multiplies a valence by, in <see cref="SentimentFeature.AdjustedValence"/>.</summary>
    /// <value>The default is -0.74, measured by Hutto and Gilbert (2014): "not good" is weaker than "bad". From -2 to 1.</value>
    public float NegationFactor { get; init; } = -0.74f;

    /// <summary>Checks all values together.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message names them all.</exception>
    public void Validate()
    {
        List<string> problems = [];
        if (!Enum.IsDefined(FeatureSet))
        {
            problems.Add($"{nameof(FeatureSet)} is {FeatureSet}; it must be {string.Join(" or ", Enum.GetNames<SentimentFeatureSet>())}");
        }

        if (NegationScope is < 0 or > 100)
        {
            problems.Add($"{nameof(NegationScope)} is {NegationScope}; it must be from 0 to 100 words");
        }

        if (NegationFactor is not (>= -2 and <= 1))
        {
            problems.Add(FormattableString.Invariant($"{nameof(NegationFactor)} is {NegationFactor}; it must be from -2 to 1"));
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException($"Sentiment features can't be computed with these options: {string.Join("; ", problems)}.");
        }
    }
}
