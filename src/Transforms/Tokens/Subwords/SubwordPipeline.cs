using System.Text;

namespace NlpMlNet.Tokens;

/// <summary>The working parts of a tokenizer, in the order in which a text passes them.</summary>
internal sealed class SubwordPipeline
{
    private readonly AddedTokenSplitter rawTokens;
    private readonly AddedTokenSplitter? normalizedTokens;

    /// <summary>Initializes a new instance of the <see cref="SubwordPipeline"/> class.</summary>
    /// <param name="normalizer">What changes the text.</param>
    /// <param name="addedTokens">Tokens that are found in the text before anything else happens.</param>
    public SubwordPipeline(ITextNormalizer? normalizer, AddedToken[] addedTokens)
    {
        Normalizer = normalizer;
        AddedTokens = addedTokens;
        rawTokens = new AddedTokenSplitter(addedTokens.Where(token => !token.IsNormalized), token => token.Content);
        if (addedTokens.Any(token => token.IsNormalized))
        {
            normalizedTokens = new AddedTokenSplitter(addedTokens.Where(token => token.IsNormalized), token => Normalize(token.Content));
        }
    }

    /// <summary>What changes the text.</summary>
    public ITextNormalizer? Normalizer { get; }

    /// <summary>Tokens that are found in the text before anything else happens.</summary>
    public AddedToken[] AddedTokens { get; }

    /// <summary>What divides it into words; <see langword="null"/> when the model takes it whole.</summary>
    public required ITextSplitter? Splitter { get; init; }

    /// <summary>What divides words into pieces.</summary>
    public required ISubwordModel Model { get; init; }

    /// <summary>What puts special tokens around.</summary>
    public required SequenceTemplate Template { get; init; }

    /// <summary>The model's token of what is unknown, if its options name one.</summary>
    public required string? UnknownToken { get; init; }

    /// <summary>Appends the ids of a text's tokens, without special tokens around.</summary>
    public void Encode(string text, List<int> ids)
    {
        text = WithoutHalfPairs(text);
        var parts = new List<Piece>();
        if (text.Length > 0)
        {
            rawTokens.Split(new Piece(text.AsMemory(), StartsAtOrigin: true), parts);
        }

        foreach (var part in parts)
        {
            if (part.Id != Piece.Undivided)
            {
                ids.Add(part.Id);
            }
            else
            {
                EncodePart(part, ids);
            }
        }
    }

    private void EncodePart(Piece part, List<int> ids)
    {
        var startsAtOrigin = part.StartsAtOrigin;
        if (Normalizer is not null)
        {
            part = new Piece(Normalizer.Normalize(part.Text.ToString(), ref startsAtOrigin).AsMemory(), startsAtOrigin);
        }

        if (part.Text.Length == 0)
        {
            return;
        }

        if (normalizedTokens is null)
        {
            EncodeWords(part, ids);
            return;
        }

        var parts = new List<Piece>();
        normalizedTokens.Split(part, parts);
        foreach (var inner in parts)
        {
            if (inner.Id != Piece.Undivided)
            {
                ids.Add(inner.Id);
            }
            else
            {
                EncodeWords(inner, ids);
            }
        }
    }

    private void EncodeWords(Piece part, List<int> ids)
    {
        if (Splitter is null)
        {
            Model.Encode(part.Text.Span, ids);
            return;
        }

        var words = new List<Piece>(part.Text.Length / 4);
        Splitter.Split(part, words);
        foreach (var word in words)
        {
            if (word.Text.Length > 0)
            {
                Model.Encode(word.Text.Span, ids);
            }
        }
    }

    private string Normalize(string content)
    {
        var startsAtOrigin = true;
        return Normalizer?.Normalize(content, ref startsAtOrigin) ?? content;
    }

    // Half of a surrogate pair is no character: it becomes U+FFFD, as wherever text is written as UTF-8.
    private static string WithoutHalfPairs(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune);
        }

        return result.ToString();
    }
}
