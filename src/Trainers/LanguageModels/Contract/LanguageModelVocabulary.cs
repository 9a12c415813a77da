namespace NlpMlNet.LanguageModels;

/// <summary>The tokens of a language model, their ids from 0 to <see cref="Count"/> - 1, and how a text becomes tokens.</summary>
/// <remarks>Vocabularies never change. Many threads can use one at once.</remarks>
public abstract class LanguageModelVocabulary
{
    /// <summary>The usual text of <see cref="StartId"/>.</summary>
    public const string StartText = "<s>";

    /// <summary>The usual text of <see cref="EndId"/>.</summary>
    public const string EndText = "</s>";

    /// <summary>The usual text of <see cref="UnknownId"/>.</summary>
    public const string UnknownText = "<unk>";

    private string? fingerprint; // threads that compute it at once come to the same

    /// <summary>Gets the number of ids, those of special tokens included.</summary>
    public abstract int Count { get; }

    /// <summary>Gets the id that a line begins with, which is context and no part of the text.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public abstract int? StartId { get; }

    /// <summary>Gets the id that a line ends with; models such as GPT-2 begin and end a text with the same one.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public abstract int? EndId { get; }

    /// <summary>Gets the id of every token that isn't in the vocabulary.</summary>
    /// <value><see langword="null"/> where every text can be written in known tokens.</value>
    public abstract int? UnknownId { get; }

    /// <summary>Gets a value indicating whether the tokens hold all of a text except white space, so that its bytes are a fair denominator.</summary>
    /// <value>False for words, as punctuation and capitals are left out.</value>
    public abstract bool KeepsText { get; }

    /// <summary>Gets what the tokens are, in words, for messages: "words", "whitespace tokens", "subwords".</summary>
    public abstract string Unit { get; }

    /// <summary>Gets the text of a token.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The text as the vocabulary has it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public abstract string TokenAt(int id);

    /// <summary>Finds the id of a token.</summary>
    /// <param name="token">The token as the vocabulary has it.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Whether the token is in the vocabulary.</returns>
    public abstract bool TryGetId(ReadOnlySpan<char> token, out int id);

    /// <summary>Divides a text into tokens, without those of its beginning and its end.</summary>
    /// <param name="text">The text; it may be empty.</param>
    /// <returns>The tokens.</returns>
    public abstract EncodedText Encode(string text);

    /// <summary>Writes ids as a text.</summary>
    /// <param name="ids">The ids; those of a line's beginning and end are left out.</param>
    /// <returns>The text.</returns>
    public abstract string Decode(ReadOnlySpan<int> ids);

    /// <summary>Tells whether a token can follow others: all can but the one that only begins a line.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Whether it can be predicted.</returns>
    public virtual bool CanBePredicted(int id) => id != StartId || id == EndId;

    /// <summary>Computes a number that tells vocabularies apart: the same tokens with the same ids, divided in the same way, have the same.</summary>
    /// <returns>SHA-256 of the unit and the tokens, as hexadecimal digits.</returns>
    public virtual string Fingerprint() => fingerprint ??= VocabularyFingerprint.Of(this);
}
