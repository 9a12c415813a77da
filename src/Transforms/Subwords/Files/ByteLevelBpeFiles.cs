using System.Text.Json.Nodes;
using NlpMlNet.Messages;

namespace NlpMlNet.Subwords;

/// <summary>A byte-level BPE tokenizer as two files: vocab.json with the ids, merges.txt with a merge a line, first learnt first.</summary>
internal static class ByteLevelBpeFiles
{
    public static TokenizerDefinition Read(
        string vocabularyPath, string mergesPath, ByteLevelBpeOptions options, IReadOnlyList<AddedToken> added)
    {
        var vocabulary = VocabularyReader.ReadNumbered(FileContent.ReadJson(vocabularyPath));
        var pieces = PieceIndex.Of(vocabulary);
        vocabulary = vocabulary with { Merges = [.. ReadMerges(mergesPath, pieces)] };
        var endOfText = pieces.Find(options.EndOfTextToken) == PieceTrie.None ? null : options.EndOfTextToken;
        var names = new SpecialTokenNames
        {
            Padding = options.PaddingToken,
            Unknown = options.UnknownToken,
            Classification = options.ClassificationToken,
            Separator = options.SeparatorToken,
            Mask = options.MaskToken,
            BeginningOfText = options.ClassificationToken ?? endOfText,
            EndOfText = options.SeparatorToken ?? endOfText,
        };
        var pipeline = new JsonObject
        {
            ["added_tokens"] = PipelineWriter.AddedTokens([.. added, .. Special(names, pieces)], pieces, vocabulary.Pieces.Length),
            ["pre_tokenizer"] = new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = options.AddPrefixSpace },
            ["model"] = new JsonObject { ["type"] = "BPE" },
            ["post_processor"] = Frame(vocabularyPath, options, pieces),
        };
        return new TokenizerDefinition
        {
            Origin = vocabularyPath,
            Pipeline = pipeline.ToJsonString(),
            Vocabulary = vocabulary,
            SpecialTokens = names,
        };
    }

    private static IEnumerable<(int Left, int Right)> ReadMerges(string path, PieceTrie pieces)
    {
        var number = 0;
        foreach (var line in FileContent.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("#version", StringComparison.Ordinal))
            {
                continue;
            }

            var parts = line.Split(' ');
            var problem = parts.Length == 2
                ? VocabularyReader.TryResolve(pieces, parts[0], parts[1], string.Empty, out var pair)
                : Malformed(parts.Length, out pair);
            yield return problem is null
                ? pair
                : throw new NlpMlNetException(
                    $"The file '{path}', line {number}, {problem}. Check that it belongs to the vocabulary beside it.");
        }
    }

    private static string Malformed(int parts, out (int Left, int Right) pair)
    {
        pair = default;
        return $"has {parts} parts; a merge is two pieces with one space between them";
    }

    private static IEnumerable<AddedToken> Special(SpecialTokenNames names, PieceTrie pieces) =>
        new[] { names.BeginningOfText, names.Padding, names.EndOfText, names.Unknown, names.Classification, names.Separator, names.Mask }
            .OfType<string>()
            .Where(token => pieces.Find(token) != PieceTrie.None)
            .Select(token => new AddedToken(-1, token) { IsSpecial = true, StripsLeft = token == names.Mask });

    private static JsonObject? Frame(string path, ByteLevelBpeOptions options, PieceTrie pieces)
    {
        if (options.ClassificationToken is not { } cls || options.SeparatorToken is not { } sep)
        {
            return options.ClassificationToken is null && options.SeparatorToken is null
                ? null
                : throw new InvalidOptionsException(MessageText.Of(
                    $"{new CodeName(typeof(ByteLevelBpeOptions), nameof(options.ClassificationToken))} and "
                    + $"{new CodeName(typeof(ByteLevelBpeOptions), nameof(options.SeparatorToken))} must both be given, or neither."));
        }

        return new JsonObject
        {
            ["type"] = "RobertaProcessing",
            ["sep"] = new JsonArray(sep, Require(path, pieces, sep)),
            ["cls"] = new JsonArray(cls, Require(path, pieces, cls)),
        };
    }

    private static int Require(string path, PieceTrie pieces, string token)
    {
        var id = pieces.Find(token);
        return id != PieceTrie.None ? id : throw new NlpMlNetException(
            $"The vocabulary '{path}' does not hold the token '{token}', which is put around texts. "
            + $"Name the vocabulary's own tokens in {nameof(ByteLevelBpeOptions)} or special_tokens_map.json.");
    }
}
