namespace NlpMlNet.LanguageModels;

/// <summary>What must be known of a vocabulary to compare perplexities.</summary>
/// <param name="Unit">What the tokens are.</param>
/// <param name="Count">Their number.</param>
/// <param name="KeepsText">Whether they hold all of a text but white space.</param>
/// <param name="Fingerprint">See <see cref="LanguageModelVocabulary.Fingerprint"/>.</param>
public sealed record VocabularyIdentity(string Unit, int Count, bool KeepsText, string Fingerprint)
{
    /// <summary>Describes a vocabulary.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <returns>Its identity.</returns>
    public static VocabularyIdentity Of(LanguageModelVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new(vocabulary.Unit, vocabulary.Count, vocabulary.KeepsText, vocabulary.Fingerprint());
    }
}
