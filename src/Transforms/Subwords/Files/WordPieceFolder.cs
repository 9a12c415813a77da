using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NlpMlNet.Files;

namespace NlpMlNet.Subwords;

/// <summary>Writes a WordPiece tokenizer as published ones lie in their folders: vocab.txt, tokenizer.json, tokenizer_config.json.</summary>
internal static class WordPieceFolder
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files; the folder is made when it isn't there.</summary>
    /// <exception cref="InvalidOperationException">The tokenizer is of another kind, or an id in its vocabulary has no token.</exception>
    public static void Write(string folder, TokenizerDefinition definition)
    {
        var pipeline = JsonNode.Parse(definition.Pipeline)!.AsObject();
        Require(IsBert(pipeline), "it is not a WordPiece tokenizer with BERT's cleaning of texts");
        Require(definition.Vocabulary.Pieces.All(piece => piece is not null), "an id of its vocabulary has no token");
        string[] pieces = [.. definition.Vocabulary.Pieces.OfType<string>()];

        Save("vocab.txt", string.Concat(pieces.Select(piece => piece + "\n")));
        Save("tokenizer_config.json", Config(pipeline["normalizer"]!, definition).ToJsonString(Readable));
        Save("tokenizer.json", Whole(pipeline, pieces).ToJsonString(Readable));

        void Save(string name, string content) => AtomicFile.Write(Path.Combine(folder, name), file => file.Write(WithoutMark.GetBytes(content)));
    }

    private static bool IsBert(JsonObject pipeline) =>
        IsOfKind("model", "WordPiece", pipeline) && IsOfKind("normalizer", "BertNormalizer", pipeline)
        && IsOfKind("pre_tokenizer", "BertPreTokenizer", pipeline);

    private static bool IsOfKind(string part, string kind, JsonObject pipeline) => (string?)pipeline[part]?["type"] == kind;

    private static JsonObject Config(JsonNode normalizer, TokenizerDefinition definition)
    {
        var config = new JsonObject
        {
            ["tokenizer_class"] = "BertTokenizer",
            ["do_lower_case"] = normalizer["lowercase"]?.DeepClone(),
            ["strip_accents"] = normalizer["strip_accents"]?.DeepClone(),
            ["tokenize_chinese_chars"] = normalizer["handle_chinese_chars"]?.DeepClone(),
            ["pad_token"] = definition.SpecialTokens.Padding,
            ["unk_token"] = definition.SpecialTokens.Unknown,
            ["cls_token"] = definition.SpecialTokens.Classification,
            ["sep_token"] = definition.SpecialTokens.Separator,
            ["mask_token"] = definition.SpecialTokens.Mask,
        };
        if (definition.MaximumLength is { } length)
        {
            config["model_max_length"] = length;
        }

        return config;
    }

    private static JsonObject Whole(JsonObject pipeline, string[] pieces)
    {
        var model = pipeline["model"]!.DeepClone().AsObject();
        model.TryAdd("continuing_subword_prefix", SymbolTable.Continuing);
        model.TryAdd("max_input_chars_per_word", ModelReader.LongestBertWord);
        model["vocab"] = new JsonObject(pieces.Select((piece, id) => KeyValuePair.Create(piece, (JsonNode?)id)));
        return new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = pipeline["added_tokens"]?.DeepClone(),
            ["normalizer"] = pipeline["normalizer"]?.DeepClone(),
            ["pre_tokenizer"] = pipeline["pre_tokenizer"]?.DeepClone(),
            ["post_processor"] = pipeline["post_processor"]?.DeepClone(),
            ["decoder"] = new JsonObject { ["type"] = "WordPiece", ["prefix"] = SymbolTable.Continuing, ["cleanup"] = true },
            ["model"] = model,
        };
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"The tokenizer cannot be written to a folder with a vocab.txt: {problem}.");
        }
    }
}
