using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NlpMlNet.Files;

namespace NlpMlNet.Subwords;

/// <summary>Writes any tokenizer but SentencePiece's .model as tokenizer.json and tokenizer_config.json.</summary>
internal static class TokenizerJsonWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files; the folder is made when it isn't there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="definition">The tokenizer.</param>
    /// <param name="form">How its pieces become a text.</param>
    /// <exception cref="NlpMlNetException">The tokenizer came from a .model.</exception>
    public static void Write(string folder, TokenizerDefinition definition, SubwordForm form)
    {
        if (definition.SentencePiece is not null)
        {
            throw new NlpMlNetException("The tokenizer came from a SentencePiece .model, which can't be written as tokenizer.json. Copy its .model and tokenizer_config.json into the folder, or load the checkpoint with a tokenizer.json in the first place.");
        }

        var root = JsonNode.Parse(definition.Pipeline)!.AsObject();
        var model = root["model"]!.AsObject();
        AddVocabulary(model, definition.Vocabulary);
        Save("tokenizer.json", new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = root["added_tokens"]?.DeepClone() ?? new JsonArray(),
            ["normalizer"] = root["normalizer"]?.DeepClone(),
            ["pre_tokenizer"] = root["pre_tokenizer"]?.DeepClone(),
            ["post_processor"] = root["post_processor"]?.DeepClone(),
            ["decoder"] = Decoder(form, model),
            ["model"] = model.DeepClone(),
        });
        Save("tokenizer_config.json", Config(definition));

        void Save(string name, JsonObject content) =>
            AtomicFile.Write(Path.Combine(folder, name), file => file.Write(WithoutMark.GetBytes(content.ToJsonString(Readable))));
    }

    private static void AddVocabulary(JsonObject model, VocabularyData data)
    {
        var pieces = data.Pieces.Index().Where(piece => piece.Item is not null);
        model["vocab"] = data.Scores.Length > 0
            ? new JsonArray([.. pieces.Select(piece => (JsonNode)new JsonArray(piece.Item, data.Scores[piece.Index]))])
            : new JsonObject(pieces.Select(piece => KeyValuePair.Create(piece.Item!, (JsonNode?)piece.Index)));
        if ((string?)model["type"] == "BPE")
        {
            model["merges"] = new JsonArray([.. data.Merges.Select(merge => (JsonNode)new JsonArray(data.Pieces[merge.Left], data.Pieces[merge.Right]))]);
        }
    }

    private static JsonObject? Decoder(SubwordForm form, JsonObject model) => form switch
    {
        SubwordForm.Bytes => new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = true, ["trim_offsets"] = true, ["use_regex"] = true },
        SubwordForm.MarkedContinuations => new JsonObject { ["type"] = "WordPiece", ["prefix"] = model["continuing_subword_prefix"]?.DeepClone() ?? SymbolTable.Continuing, ["cleanup"] = true },
        SubwordForm.MarkedEnds => new JsonObject { ["type"] = "BPEDecoder", ["suffix"] = model["end_of_word_suffix"]!.DeepClone() },
        SubwordForm.MarkedSpaces => new JsonObject
        {
            ["type"] = "Sequence",
            ["decoders"] = new JsonArray(
                new JsonObject { ["type"] = "Replace", ["pattern"] = new JsonObject { ["String"] = "\u2581" }, ["content"] = " " },
                new JsonObject { ["type"] = "ByteFallback" },
                new JsonObject { ["type"] = "Fuse" },
                new JsonObject { ["type"] = "Strip", ["content"] = " ", ["start"] = 1, ["stop"] = 0 }),
        },
        _ => null,
    };

    private static JsonObject Config(TokenizerDefinition definition)
    {
        var names = definition.SpecialTokens;
        var config = new JsonObject { ["tokenizer_class"] = "PreTrainedTokenizerFast" };
        foreach (var (key, name) in new[]
        {
            ("pad_token", names.Padding), ("unk_token", names.Unknown), ("cls_token", names.Classification), ("sep_token", names.Separator),
            ("mask_token", names.Mask), ("bos_token", names.BeginningOfText), ("eos_token", names.EndOfText),
        })
        {
            if (name is not null)
            {
                config[key] = name;
            }
        }

        if (definition.MaximumLength is { } length)
        {
            config["model_max_length"] = length;
        }

        return config;
    }
}
