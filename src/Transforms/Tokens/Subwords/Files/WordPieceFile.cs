using System.Text.Json.Nodes;

namespace NlpMlNet.Tokens;

/// <summary>A WordPiece vocabulary as a text file: one piece a line, its id the number of the line from 0.</summary>
internal static class WordPieceFile
{
    /// <summary>Reads the file; a piece that stands twice has the later id.</summary>
    public static TokenizerDefinition Read(string path, WordPieceOptions options, IReadOnlyList<AddedToken> added)
    {
        var vocabulary = ReadVocabulary(path);
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
            ["model"] = new JsonObject { ["type"] = "WordPiece", ["unk_token"] = Require(path, pieces, options.UnknownToken).Token },
            ["post_processor"] = new JsonObject
            {
                ["type"] = "BertProcessing",
                ["sep"] = new JsonArray(options.SeparatorToken, Require(path, pieces, options.SeparatorToken).Id),
                ["cls"] = new JsonArray(options.ClassificationToken, Require(path, pieces, options.ClassificationToken).Id),
            },
        };
        return new TokenizerDefinition
        {
            Origin = path,
            Pipeline = pipeline.ToJsonString(),
            Vocabulary = vocabulary,
            SpecialTokens = names,
        };
    }

    private static VocabularyData ReadVocabulary(string path)
    {
        var lines = FileContent.ReadLines(path).Select(line => line.TrimEnd()).ToArray();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < lines.Length; id++)
        {
            last[lines[id]] = id;
        }

        var pieces = new string?[lines.Length];
        foreach (var (piece, id) in last)
        {
            pieces[id] = piece;
        }

        return lines.Length is > 0 and <= VocabularyData.LargestId + 1
            ? new VocabularyData { Pieces = pieces }
            : throw new NlpMlNetException(
                $"The vocabulary '{path}' has {lines.Length} lines; it must have one for each piece, 1 to {VocabularyData.LargestId + 1}.");
    }

    private static IEnumerable<AddedToken> Special(SpecialTokenNames names, PieceTrie pieces) =>
        new[] { names.Padding, names.Unknown, names.Classification, names.Separator, names.Mask }
            .OfType<string>()
            .Where(token => pieces.Find(token) != PieceTrie.None)
            .Select(token => new AddedToken(-1, token) { IsSpecial = true });

    private static (string Token, int Id) Require(string path, PieceTrie pieces, string token)
    {
        var id = pieces.Find(token);
        return id != PieceTrie.None ? (token, id) : throw new NlpMlNetException(
            $"The vocabulary '{path}' does not hold the token '{token}', which a WordPiece tokenizer needs. "
            + $"Check that it is a WordPiece vocabulary, or name its own tokens in {nameof(WordPieceOptions)} or special_tokens_map.json.");
    }
}
