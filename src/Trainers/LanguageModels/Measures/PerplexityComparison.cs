using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.NgramTrainingOptions>;

namespace NlpMlNet.LanguageModels;

/// <summary>Which perplexities can be compared.</summary>
/// <remarks>
/// Those of the same text by the same convention; and of the same vocabulary, unless both are per word or per byte, both vocabularies
/// keep the whole text, and neither model met an unknown token: the probability of "any unknown word" is not that of the word.
/// </remarks>
internal static class PerplexityComparison
{
    public static MessageText? FindObstacle(Perplexity left, Perplexity right)
    {
        if (left.Convention != right.Convention)
        {
            return MessageText.Of($"These perplexities are counted differently and can't be compared: one {left.Convention}; the other {right.Convention}. Evaluate both models by the same convention.");
        }

        if ((left.WordCount, left.ByteCount, left.LineCount) != (right.WordCount, right.ByteCount, right.LineCount))
        {
            return MessageText.Of($"These perplexities are of different texts and can't be compared: one has {left.LineCount} lines and {left.ByteCount} bytes, the other {right.LineCount} and {right.ByteCount}. Evaluate both models on the same text.");
        }

        return left.Vocabulary.Fingerprint == right.Vocabulary.Fingerprint ? null : FindObstacleOfVocabularies(left, right);
    }

    private static MessageText? FindObstacleOfVocabularies(Perplexity left, Perplexity right)
    {
        var different = $"one model has {left.Vocabulary.Count} {left.Vocabulary.Unit}, the other {right.Vocabulary.Count} {right.Vocabulary.Unit}";
        if (!(left.Vocabulary.KeepsText && right.Vocabulary.KeepsText))
        {
            return MessageText.Of($"Perplexities of different vocabularies can't be compared: {different}, and {(left.Vocabulary.KeepsText ? right : left).Vocabulary.Unit} leave out parts of the text that the other model may have to predict. {Way}");
        }

        return left.Convention.Denominator == PerplexityDenominator.Token
            ? MessageText.Of($"Perplexities per token of different vocabularies can't be compared: {different}. Take the perplexity per word or per byte.")
            : left.UnknownCount + right.UnknownCount > 0
            ? MessageText.Of($"Perplexities of different vocabularies can't be compared: {different}, and they don't know {left.UnknownCount} and {right.UnknownCount} tokens of the text; to predict 'an unknown word' is easier than the word. {Way}")
            : null;
    }

    private static MessageText Way => MessageText.Of($"Train both models with one vocabulary, such as that of a model of all texts ({Option(nameof(NgramTrainingOptions.Vocabulary))}), or with subwords.");
}
