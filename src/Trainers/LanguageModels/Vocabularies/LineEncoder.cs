using NlpMlNet.Subwords;

namespace NlpMlNet.LanguageModels;

/// <summary>Makes ids of the lines that a model learns from, and has the vocabulary of their tokens in the end.</summary>
internal abstract class LineEncoder
{
    /// <summary>Gets the id of a line's start, which is known before the others.</summary>
    public abstract int Start { get; }

    /// <summary>Gets the id of a line's end.</summary>
    public abstract int End { get; }

    /// <summary>Makes an encoder.</summary>
    public static LineEncoder Of(TokenKind kind, SubwordTokenizer? tokenizer) =>
        tokenizer is null ? new GrowingVocabulary(kind) : new SubwordLineEncoder(tokenizer);

    /// <summary>Divides a line into tokens; the ids are valid until the next line.</summary>
    public abstract ReadOnlySpan<int> Encode(string line);

    /// <summary>The vocabulary of the lines so far.</summary>
    public abstract LanguageModelVocabulary Finish();
}
