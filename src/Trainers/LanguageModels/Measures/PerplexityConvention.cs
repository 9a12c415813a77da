namespace NlpMlNet.LanguageModels;

/// <summary>How a perplexity is counted: without it the number means nothing.</summary>
public sealed record PerplexityConvention
{
    /// <summary>Gets whether the context ends with each line.</summary>
    /// <value><see cref="TextUnit.Line"/>: each line is a sentence of its own.</value>
    public TextUnit Unit { get; init; } = TextUnit.Line;

    /// <summary>Gets a value indicating whether the end of each line is a token that is predicted and counted.</summary>
    /// <value><see langword="true"/>, as n-gram models are usually reported.</value>
    public bool CountEnd { get; init; } = true;

    /// <summary>Gets a value indicating whether lines without a token are lines too, of which the end alone is predicted.</summary>
    /// <value><see langword="true"/>.</value>
    public bool KeepEmptyLines { get; init; } = true;

    /// <summary>Gets what becomes of words that the model doesn't know.</summary>
    /// <value><see cref="UnknownTokens.Counted"/>: with the probability of the unknown token.</value>
    public UnknownTokens Unknown { get; init; } = UnknownTokens.Counted;

    /// <summary>Gets what the mean is taken over.</summary>
    /// <value><see cref="PerplexityDenominator.Token"/>.</value>
    public PerplexityDenominator Denominator { get; init; } = PerplexityDenominator.Token;

    /// <summary>Writes the convention as it is printed with every perplexity.</summary>
    /// <returns>For example "per token, each line by itself, line ends counted, empty lines kept, unknown tokens counted".</returns>
    public override string ToString() => string.Join(
        ", ",
        Denominator switch { PerplexityDenominator.Token => "per token", PerplexityDenominator.Word => "per word", _ => "per byte" },
        Unit == TextUnit.Line ? "each line by itself" : "lines as one stream",
        CountEnd ? "line ends counted" : "line ends not counted",
        KeepEmptyLines ? "empty lines kept" : "empty lines left out",
        Unknown switch { UnknownTokens.Counted => "unknown tokens counted", UnknownTokens.LeftOut => "unknown tokens left out", _ => "no unknown tokens allowed" });
}
