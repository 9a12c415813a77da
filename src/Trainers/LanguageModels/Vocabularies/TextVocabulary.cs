using NlpMlNet.Tokens;

namespace NlpMlNet.LanguageModels;

/// <summary>Words or whitespace tokens with ids: 0 is the unknown token, 1 the start of a line, 2 its end, and then come those of the texts.</summary>
/// <remarks>
/// A token <c>&lt;unk&gt;</c> in a text has the id 0. If the texts that the model learnt from held it too, it is an ordinary token of a
/// closed vocabulary, and does not count as unknown. Tokens <c>&lt;s&gt;</c> and <c>&lt;/s&gt;</c> in a text are left out.
/// </remarks>
public sealed class TextVocabulary : LanguageModelVocabulary
{
    internal const int Unknown = 0;
    internal const int Start = 1;
    internal const int End = 2;

    private readonly TextTable table;
    private readonly TokenKind kind;

    internal TextVocabulary(TextTable table, TokenKind kind, bool isUnknownLearnt)
    {
        this.table = table;
        this.kind = kind;
        IsUnknownLearnt = isUnknownLearnt;
    }

    /// <summary>Makes a vocabulary of all tokens of some texts, so that several models can have it and be compared.</summary>
    /// <param name="texts">The texts, read once: those of all models.</param>
    /// <param name="kind">The kind of tokens, <see cref="TokenKind.Words"/> or <see cref="TokenKind.WhiteSpace"/>.</param>
    /// <returns>The vocabulary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tokens are subwords: their tokenizer has a vocabulary.</exception>
    public static TextVocabulary Of(IEnumerable<string> texts, TokenKind kind = TokenKind.Words)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (kind is not (TokenKind.Words or TokenKind.WhiteSpace))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "The tokens must be words or whitespace tokens; subwords have the vocabulary of their tokenizer.");
        }

        var encoder = new GrowingVocabulary(kind);
        foreach (var text in texts)
        {
            encoder.Encode(text);
        }

        return encoder.Finish();
    }

    /// <inheritdoc/>
    public override int Count => table.Count;

    /// <inheritdoc/>
    public override int? StartId => Start;

    /// <inheritdoc/>
    public override int? EndId => End;

    /// <inheritdoc/>
    public override int? UnknownId => Unknown;

    /// <inheritdoc/>
    public override bool KeepsText => kind == TokenKind.WhiteSpace;

    /// <inheritdoc/>
    public override string Unit => kind == TokenKind.WhiteSpace ? "whitespace tokens" : "words";

    /// <summary>Gets a value indicating whether the texts that the model learnt from held the unknown token.</summary>
    internal bool IsUnknownLearnt { get; }

    internal TokenKind Kind => kind;

    /// <inheritdoc/>
    public override string TokenAt(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Count);
        return table[id].ToString();
    }

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        id = table.Find(token, TextHash.Of(token));
        return id >= 0;
    }

    /// <inheritdoc/>
    public override EncodedText Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var divider = new TokenDivider(kind);
        var normal = divider.Divide(text, keepText: true);
        var ids = new int[divider.Count];
        List<int> unknown = [];
        for (var i = 0; i < ids.Length; i++)
        {
            var isKnown = TryGetId(divider[i], out var id);
            ids[i] = isKnown ? id : Unknown;
            if (!isKnown || (id == Unknown && !IsUnknownLearnt))
            {
                unknown.Add(i);
            }
        }

        return new EncodedText(normal!, ids, divider.Places(), [.. unknown]); // the text was asked for
    }

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<int> ids)
    {
        List<string> tokens = [];
        foreach (var id in ids)
        {
            if (id is not (Start or End))
            {
                tokens.Add(TokenAt(id));
            }
        }

        return string.Join(' ', tokens);
    }

    internal ReadOnlySpan<char> SpanAt(int id) => table[id];
}
