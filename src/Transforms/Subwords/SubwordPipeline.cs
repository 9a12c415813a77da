using System.Runtime.InteropServices;

namespace NlpMlNet.Subwords;

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
    public void Encode(ReadOnlySpan<char> text, EncodingBuffers buffers, List<int> ids)
    {
        buffers.Parts.Clear();
        if (text.Length > 0)
        {
            rawTokens.Split(new Piece(buffers.Copy(text), StartsAtOrigin: true), buffers.Parts);
        }

        foreach (var part in buffers.Parts)
        {
            if (part.Id != Piece.Undivided)
            {
                ids.Add(part.Id);
            }
            else
            {
                EncodePart(Normalize(part), buffers, ids);
            }
        }
    }

    private void EncodePart(Piece part, EncodingBuffers buffers, List<int> ids)
    {
        if (part.Text.Length == 0)
        {
            return;
        }

        if (normalizedTokens is null)
        {
            EncodeWords(part, buffers, ids);
            return;
        }

        buffers.NormalizedParts.Clear();
        normalizedTokens.Split(part, buffers.NormalizedParts);
        foreach (var inner in buffers.NormalizedParts)
        {
            if (inner.Id != Piece.Undivided)
            {
                ids.Add(inner.Id);
            }
            else
            {
                EncodeWords(inner, buffers, ids);
            }
        }
    }

    private void EncodeWords(Piece part, EncodingBuffers buffers, List<int> ids)
    {
        if (Splitter is null)
        {
            Model.Encode(part.Text.Span, ids);
            return;
        }

        buffers.Words.Clear();
        Splitter.Split(part, buffers.Words);
        foreach (var word in buffers.Words)
        {
            if (word.Text.Length > 0)
            {
                Model.Encode(word.Text.Span, ids);
            }
        }
    }

    private Piece Normalize(Piece part)
    {
        // The text is the buffer's own copy, so that it may be changed.
        if (Normalizer is null || Normalizer.TryNormalizeInPlace(MemoryMarshal.AsMemory(part.Text).Span))
        {
            return part;
        }

        var startsAtOrigin = part.StartsAtOrigin;
        return new Piece(Normalizer.Normalize(part.Text.ToString(), ref startsAtOrigin).AsMemory(), startsAtOrigin);
    }

    private string Normalize(string content)
    {
        var startsAtOrigin = true;
        return Normalizer?.Normalize(content, ref startsAtOrigin) ?? content;
    }
}
