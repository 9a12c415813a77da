namespace NlpMlNet.LanguageModels;

/// <summary>How well a language model predicts a text, with all that the number depends on.</summary>
/// <param name="Convention">How it was counted.</param>
/// <param name="Vocabulary">The vocabulary of the model.</param>
/// <param name="LogProbability">The sum of the log probabilities of the counted tokens, in nats.</param>
/// <param name="TokenCount">The number of counted tokens, counted line ends among them.</param>
/// <param name="WordCount">The number of words between white space, and of counted line ends.</param>
/// <param name="ByteCount">The number of bytes of the text in UTF-8, and of counted line ends.</param>
/// <param name="LineCount">The number of lines, without empty ones that were left out.</param>
/// <param name="UnknownCount">The number of tokens that the model doesn't know, whether they were counted or not.</param>
/// <remarks>
/// perplexity = exp(-log P / N), where N is the number of tokens, words or bytes; bits per byte = -log2 P / bytes
/// (Jurafsky and Martin, Speech and Language Processing, 3rd edition, chapter on n-gram language models).
/// </remarks>
public sealed record Perplexity(
    PerplexityConvention Convention,
    VocabularyIdentity Vocabulary,
    double LogProbability,
    long TokenCount,
    long WordCount,
    long ByteCount,
    long LineCount,
    long UnknownCount)
{
    /// <summary>Gets the perplexity by the convention's denominator; NaN when nothing was counted.</summary>
    public double Value => Over(Convention.Denominator);

    /// <summary>Gets the perplexity per word, whatever the convention's denominator.</summary>
    public double PerWord => Over(PerplexityDenominator.Word);

    /// <summary>Gets the perplexity per byte, whatever the convention's denominator.</summary>
    public double PerByte => Over(PerplexityDenominator.Byte);

    /// <summary>Gets the bits that a code by this model needs for each byte of the text.</summary>
    public double BitsPerByte => -LogProbability / Math.Log(2) / ByteCount;

    /// <summary>Computes the perplexity with another denominator.</summary>
    /// <param name="denominator">What the mean is taken over.</param>
    /// <returns>The perplexity; NaN when nothing was counted.</returns>
    public double Over(PerplexityDenominator denominator) => Math.Exp(-LogProbability / (denominator switch
    {
        PerplexityDenominator.Token => TokenCount,
        PerplexityDenominator.Word => WordCount,
        _ => ByteCount,
    }));

    /// <summary>Compares with another model's perplexity of the same text.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>This perplexity divided by the other one: below 1 where this model predicts the text better.</returns>
    /// <exception cref="NlpMlNetException">The two can't be compared; the message says why.</exception>
    public double RatioTo(Perplexity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return PerplexityComparison.FindObstacle(this, other) is { } obstacle ? throw new NlpMlNetException(obstacle) : Value / other.Value;
    }

    /// <summary>Writes the perplexity with its convention.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Value:F3} ({Convention})");
}
