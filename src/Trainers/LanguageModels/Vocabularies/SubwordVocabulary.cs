using System.Runtime.InteropServices;
using NlpMlNet.Subwords;

namespace NlpMlNet.LanguageModels;

/// <summary>The subwords of a tokenizer with their own ids, and behind them the start and the end of a line.</summary>
/// <remarks>The tokenizer's own special tokens are not put around a text.</remarks>
public sealed class SubwordVocabulary : LanguageModelVocabulary
{
    private readonly SubwordEncodeOptions encoding = new() { AddSpecialTokens = false };

    /// <summary>Initializes a new instance of the <see cref="SubwordVocabulary"/> class.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    public SubwordVocabulary(SubwordTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        Tokenizer = tokenizer;
    }

    /// <summary>Gets the tokenizer.</summary>
    public SubwordTokenizer Tokenizer { get; }

    /// <inheritdoc/>
    public override int Count => Tokenizer.VocabularySize + 2;

    /// <inheritdoc/>
    public override int? StartId => Tokenizer.VocabularySize;

    /// <inheritdoc/>
    public override int? EndId => Tokenizer.VocabularySize + 1;

    /// <inheritdoc/>
    public override int? UnknownId => Tokenizer.SpecialTokens.Unknown;

    /// <inheritdoc/>
    public override bool KeepsText => true;

    /// <inheritdoc/>
    public override string Unit => "subwords";

    /// <inheritdoc/>
    public override string TokenAt(int id) => id == StartId ? StartText : id == EndId ? EndText : Tokenizer.TokenAt(id);

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        id = token is StartText ? StartId!.Value : token is EndText ? EndId!.Value : -1; // both have ids
        return id >= 0 || Tokenizer.TryGetId(token, out id);
    }

    /// <inheritdoc/>
    public override EncodedText Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = Tokenizer.Encode(text, encoding).Ids;
        return new EncodedText(text, ids, Places: null, [.. Enumerable.Range(0, ids.Length).Where(index => ids[index] == UnknownId)]);
    }

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<int> ids)
    {
        var kept = new List<int>(ids.Length);
        foreach (var id in ids)
        {
            if (id != StartId && id != EndId)
            {
                kept.Add(id);
            }
        }

        return Tokenizer.Decode(CollectionsMarshal.AsSpan(kept), skipSpecialTokens: false);
    }
}
