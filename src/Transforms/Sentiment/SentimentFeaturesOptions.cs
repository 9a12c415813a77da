using NlpMlNet.Messages;
using NlpMlNet.Sentiment;
using NlpMlNet.Words;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.SentimentFeaturesOptions>;

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

    /// <summary>Gets how texts are read; a saved model keeps the rules of its version.</summary>
    internal TextRules Rules { get; init; } = TextRules.All;

    /// <summary>Checks all values together.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message names them all.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("Sentiment features can't be computed with these options", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(FeatureSet), nameof(FeatureSet), FeatureSet, string.Join(" or ", Enum.GetNames<SentimentFeatureSet>())),
        Unless(NegationScope is >= 0 and <= 100, nameof(NegationScope), NegationScope, "from 0 to 100 words"),
        Unless(NegationFactor is >= -2 and <= 1, nameof(NegationFactor), NegationFactor, "from -2 to 1"),
    ];
}
