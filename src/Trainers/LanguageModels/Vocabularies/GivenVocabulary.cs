namespace NlpMlNet.LanguageModels;

/// <summary>Gives the tokens of the lines the ids that they have in a vocabulary; what it doesn't hold is the unknown token.</summary>
/// <param name="vocabulary">The vocabulary.</param>
internal sealed class GivenVocabulary(TextVocabulary vocabulary) : TextLineEncoder(vocabulary.Kind)
{
    public override LanguageModelVocabulary Finish() => vocabulary;

    protected override int IdOf(ReadOnlySpan<char> token) => vocabulary.TryGetId(token, out var id) ? id : TextVocabulary.Unknown;
}
