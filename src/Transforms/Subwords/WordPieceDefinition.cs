using System.Text.Json.Nodes;

namespace NlpMlNet.Subwords;

/// <summary>Makes a tokenizer of a WordPiece vocabulary: BERT's cleaning and division into words, [CLS] and [SEP] around.</summary>
internal static class WordPieceDefinition
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="origin">Where the vocabulary comes from, for messages.</param>
    /// <param name="vocabulary">The pieces.</param>
    /// <param name="options">What the vocabulary does not say.</param>
    /// <param name="added">Tokens to be looked for in the text, beside the special ones.</param>
    /// <exception cref="NlpMlNetException">The vocabulary lacks a token that is needed.</exception>
    public static TokenizerDefinition Of(
        string origin, VocabularyData vocabulary, WordPieceOptions options, IReadOnlyList<AddedToken> added)
    {
        var pieces = PieceIndex.Of(vocabulary);
        var names = new SpecialTokenNames
        {
            Padding = options.PaddingToken,
            Unknown = options.UnknownToken,
            Classification = options.ClassificationToken,
            Separator = options.SeparatorToken,
            Mask = options.MaskToken,
        };
        var pipeline = new JsonObject
        {
            ["added_tokens"] = PipelineWriter.AddedTokens([.. added, .. Special(names, pieces)], pieces, vocabulary.Pieces.Length),
            ["normalizer"] = new JsonObject
            {
                ["type"] = "BertNormalizer",
                ["clean_text"] = true,
                ["handle_chinese_chars"] = options.SeparateChineseCharacters,
                ["strip_accents"] = options.StripAccents,
                ["lowercase"] = options.LowerCase,
            },
            ["pre_tokenizer"] = new JsonObject { ["type"] = "BertPreTokenizer" },
            ["model"] = new JsonObject { ["type"] = "WordPiece", ["unk_token"] = Require(origin, pieces, options.UnknownToken).Token },
            ["post_processor"] = new JsonObject
            {
                ["type"] = "BertProcessing",
                ["sep"] = new JsonArray(options.SeparatorToken, Require(origin, pieces, options.SeparatorToken).Id),
                ["cls"] = new JsonArray(options.ClassificationToken, Require(origin, pieces, options.ClassificationToken).Id),
            },
        };
        return new TokenizerDefinition
        {
            Origin = origin,
            Pipeline = pipeline.ToJsonString(),
            Vocabulary = vocabulary,
            SpecialTokens = names,
        };
    }

    private static IEnumerable<AddedToken> Special(SpecialTokenNames names, PieceTrie pieces) =>
        new[] { names.Padding, names.Unknown, names.Classification, names.Separator, names.Mask }
            .OfType<string>()
            .Where(token => pieces.Find(token) != PieceTrie.None)
            .Select(token => new AddedToken(-1, token) { IsSpecial = true });

    private static (string Token, int Id) Require(string origin, PieceTrie pieces, string token)
    {
        var id = pieces.Find(token);
        return id != PieceTrie.None ? (token, id) : throw new NlpMlNetException(
            $"The vocabulary '{origin}' does not hold the token '{token}', which a WordPiece tokenizer needs. "
            + $"Check that it is a WordPiece vocabulary, or name its own tokens in {nameof(WordPieceOptions)} or special_tokens_map.json.");
    }
}
