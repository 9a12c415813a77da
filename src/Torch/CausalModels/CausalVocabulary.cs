using NlpMlNet.LanguageModels;
using NlpMlNet.Subwords;

namespace NlpMlNet.CausalModels;

/// <summary>The subwords of a checkpoint's tokenizer as a language model's vocabulary.</summary>
internal sealed class CausalVocabulary : LanguageModelVocabulary
{
    private const string BeginningKey = "bos_token_id";

    /// <summary>Initializes a new instance of the <see cref="CausalVocabulary"/> class.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="configuration">What the checkpoint says of the tokens before and behind a text.</param>
    /// <exception cref="NlpMlNetException">The tokenizer has more tokens than the network, or none that a text begins with.</exception>
    public CausalVocabulary(SubwordTokenizer tokenizer, CausalConfiguration configuration)
    {
        Tokenizer = tokenizer;
        Count = tokenizer.VocabularySize <= configuration.VocabularySize ? tokenizer.VocabularySize : throw new NlpMlNetException(
            $"The tokenizer has {tokenizer.VocabularySize} tokens, but \"vocab_size\" of config.json and the embedding have "
            + $"{configuration.VocabularySize} rows: some ids would lie outside. Check that tokenizer and weights belong together.");
        var end = configuration.EndIds.Where(id => id < Count).Select(id => (int?)id).FirstOrDefault() ?? tokenizer.SpecialTokens.EndOfText;
        var start = Known(configuration.BeginningId) ?? tokenizer.SpecialTokens.BeginningOfText ?? end ?? throw new NlpMlNetException(
            $"Neither config.json nor the tokenizer names a token that a text begins with. Add \"{BeginningKey}\" to config.json, as the model's publisher has it.");
        (StartId, EndId) = (start, end ?? start);
        UnknownId = tokenizer.SpecialTokens.Unknown is { } unknown && unknown != StartId && unknown != EndId ? unknown : null; // GPT-2 names its only special token for all roles
    }

    /// <summary>Gets the tokenizer.</summary>
    public SubwordTokenizer Tokenizer { get; }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override int? StartId { get; }

    /// <inheritdoc/>
    public override int? EndId { get; }

    /// <inheritdoc/>
    public override int? UnknownId { get; }

    /// <inheritdoc/>
    public override bool KeepsText => UnknownId is null;

    /// <inheritdoc/>
    public override string Unit => "subwords";

    /// <inheritdoc/>
    public override string TokenAt(int id) => Tokenizer.TokenAt(id);

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id) => Tokenizer.TryGetId(token, out id);

    /// <inheritdoc/>
    public override EncodedText Encode(string text)
    {
        var ids = Tokenizer.Encode(text, new SubwordEncodeOptions { AddSpecialTokens = false }).Ids;
        return new EncodedText(text, ids, Places: null, Unknown: UnknownId is { } unknown ? [.. ids.Index().Where(token => token.Item == unknown).Select(token => token.Index)] : []);
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

        return Tokenizer.Decode([.. kept], skipSpecialTokens: false);
    }

    /// <inheritdoc/>
    /// <remarks>The softmax is over all tokens, that of the beginning included.</remarks>
    public override bool CanBePredicted(int id) => true;

    private int? Known(int? id) => id < Count ? id : null;
}
