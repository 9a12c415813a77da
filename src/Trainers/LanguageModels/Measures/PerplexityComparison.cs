namespace NlpMlNet.LanguageModels;

/// <summary>Which perplexities can be compared.</summary>
/// <remarks>
/// Those of the same text by the same convention; and of the same vocabulary, unless both are per word or per byte, both vocabularies
/// keep the whole text, and neither model met an unknown token: the probability of "any unknown word" is not that of the word.
/// </remarks>
internal static class PerplexityComparison
{
    public static string? FindObstacle(Perplexity left, Perplexity right)
    {
        if (left.Convention != right.Convention)
        {
            return $"These perplexities are counted differently and can't be compared: one {left.Convention}; the other {right.Convention}. Evaluate both models by the same convention.";
        }

        if ((left.WordCount, left.ByteCount, left.LineCount) != (right.WordCount, right.ByteCount, right.LineCount))
        {
            return $"These perplexities are of different texts and can't be compared: one has {left.LineCount} lines and {left.ByteCount} bytes, the other {right.LineCount} and {right.ByteCount}. Evaluate both models on the same text.";
        }

        return left.Vocabulary.Fingerprint == right.Vocabulary.Fingerprint ? null : FindObstacleOfVocabularies(left, right);
    }

    private static string? FindObstacleOfVocabularies(Perplexity left, Perplexity right)
    {
        var different = $"one model has {left.Vocabulary.Count} {left.Vocabulary.Unit}, the other {right.Vocabulary.Count} {right.Vocabulary.Unit}";
        return left.Convention.Denominator == PerplexityDenominator.Token
            ? $"Perplexities per token of different vocabularies can't be compared: {different}. Take the perplexity per word or per byte."
            : !(left.Vocabulary.KeepsText && right.Vocabulary.KeepsText)
            ? $"These perplexities can't be compared: {different}, and {(left.Vocabulary.KeepsText ? right : left).Vocabulary.Unit} leave out parts of the text that the other model may have to predict. Give both models the same vocabulary, or one that keeps the text."
            : left.UnknownCount + right.UnknownCount > 0
            ? $"These perplexities can't be compared: {different}, and they don't know {left.UnknownCount} and {right.UnknownCount} tokens of the text; to predict 'an unknown word' is easier than the word. Give both models the same vocabulary, or subwords."
            : null;
    }
}
