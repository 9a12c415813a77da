using System.Collections.Immutable;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Computes the sentiment features of texts: one pass, no allocation; safe on any number of threads.</summary>
/// <remarks><see cref="SentimentFeature"/> defines the features.</remarks>
/// <example>
/// <code>
/// var extractor = new SentimentExtractor(new SentimentFeaturesOptions());
/// var features = new float[extractor.FeatureNames.Length];
/// extractor.Extract("I love it!", features); // [1, 0, 0, 1, 1, 1.0986123]
/// </code>
/// </example>
public sealed class SentimentExtractor
{
    private const int BasicCount = (int)SentimentFeature.LogWordCount + 1;

    private readonly LexiconIndex lexicon;
    private readonly SentimentFeaturesOptions options;
    private readonly TextRules rules;

    /// <summary>Initializes a new instance of the <see cref="SentimentExtractor"/> class.</summary>
    /// <param name="options">How the features are computed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SentimentExtractor(SentimentFeaturesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        lexicon = options.Lexicon.Index;
        rules = lexicon.Symbols.HasHashtags ? options.Rules & ~TextRules.Hashtags : options.Rules;
        FeatureNames = NamesOf(options.FeatureSet);
    }

    /// <summary>Gets the names of the features, in the order of their slots.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>Computes the features of a text.</summary>
    /// <param name="text">The text; an empty one has 0 everywhere.</param>
    /// <param name="features">Where the features go: as many as there are <see cref="FeatureNames"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="features"/> has another length.</exception>
    public void Extract(ReadOnlySpan<char> text, Span<float> features)
    {
        if (features.Length != FeatureNames.Length)
        {
            throw new ArgumentException($"There is room for {features.Length} features; expected {FeatureNames.Length}.", nameof(features));
        }

        if (NormalText.Is(text, rules))
        {
            ExtractNormal(text, features);
            return;
        }

        using var normal = NormalText.Of(text, rules);
        ExtractNormal(normal.Text, features);
    }

    internal static ImmutableArray<string> NamesOf(SentimentFeatureSet set) =>
        [.. Enum.GetNames<SentimentFeature>().Take(set == SentimentFeatureSet.Basic ? BasicCount : int.MaxValue)];

    private void ExtractNormal(ReadOnlySpan<char> text, Span<float> features)
    {
        if (options.FeatureSet == SentimentFeatureSet.Basic)
        {
            new BasicPass(text, lexicon).Run(features);
        }
        else
        {
            new ExtendedPass(text, lexicon, options).Run(features);
        }
    }
}
