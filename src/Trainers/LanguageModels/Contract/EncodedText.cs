namespace NlpMlNet.LanguageModels;

/// <summary>A text as tokens of a language model's vocabulary.</summary>
/// <param name="Text">The text that <see cref="Places"/> refer to: with special characters made plain, where the vocabulary does so.</param>
/// <param name="Ids">The ids, (T).</param>
/// <param name="Places">Where each token is in the text, (T); <see langword="null"/> where the tokenizer doesn't say.</param>
/// <param name="Unknown">The indices, from 0 and ascending, of the tokens that aren't in the vocabulary.</param>
public sealed record EncodedText(string Text, int[] Ids, TextPlace[]? Places, int[] Unknown)
{
    /// <summary>Gets a token as the text has it, an unknown one included.</summary>
    /// <param name="index">The number of the token, from 0.</param>
    /// <param name="vocabulary">The vocabulary, for tokens without a place in the text.</param>
    /// <returns>The token's text.</returns>
    public string TokenAt(int index, LanguageModelVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return Places is null ? vocabulary.TokenAt(Ids[index]) : Text.Substring(Places[index].Start, Places[index].Length);
    }
}
