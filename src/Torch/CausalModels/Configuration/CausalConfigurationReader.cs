using System.Text.Json;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.CausalModels;

/// <summary>Reads the config.json of a decoder-only transformer.</summary>
/// <remarks>Keys that are missing get the values of Hugging Face's configuration classes; the shapes of the tensors prove most of them.</remarks>
internal static class CausalConfigurationReader
{
    private const string Gpt2 = "gpt2";
    private const string WindowKey = "sliding_window";

    // Class, model_type, and the defaults of num_key_value_heads and head_dim; 0 stands for "all heads" and "width / heads".
    private static readonly (string Architecture, string Type, int KeyValueHeads, int HeadSize)[] Kinds =
    [
        ("GPT2LMHeadModel", Gpt2, 0, 0),
        ("LlamaForCausalLM", "llama", 0, 0),
        ("MistralForCausalLM", "mistral", 8, 0),
        ("Qwen2ForCausalLM", "qwen2", 32, 0),
        ("Qwen3ForCausalLM", "qwen3", 32, 128),
    ];

    private static readonly string[] CommonKeys =
    [
        "architectures", "model_type", "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim",
        "intermediate_size", "vocab_size", "max_position_embeddings", "rms_norm_eps", "hidden_act", "tie_word_embeddings", "attention_dropout",
        "rope_theta", "rope_scaling", "rope_parameters", "bos_token_id", "eos_token_id", "pad_token_id",
    ];

    private static readonly string[] Gpt2Keys =
    [
        "architectures", "model_type", "n_embd", "n_layer", "n_head", "n_inner", "n_positions", "n_ctx", "vocab_size", "layer_norm_epsilon",
        "activation_function", "embd_pdrop", "resid_pdrop", "attn_pdrop", "scale_attn_weights", "scale_attn_by_inverse_layer_idx",
        "reorder_and_upcast_attn", "tie_word_embeddings", "summary_activation", "bos_token_id", "eos_token_id", "pad_token_id",
    ];

    /// <summary>Whether a config.json names a model that is read here.</summary>
    public static bool Knows(string? modelType) => Array.Exists(Kinds, kind => kind.Type == modelType);

    /// <summary>Reads the configuration of a file.</summary>
    /// <exception cref="NlpMlNetException">It is incomplete, contradicts itself, or asks for what is not supported; the message names the key.</exception>
    public static CausalConfiguration Read(JsonFile file)
    {
        var (architecture, type, _, _) = ReadKind(file);
        ConfigurationReader.RefuseQuantized(file);
        UnknownKeys.Refuse(file, [.. type == Gpt2 ? Gpt2Keys : CommonKeys, .. OwnKeys(type)]);
        RequireHead(file, architecture);
        return type == Gpt2 ? ReadGpt2(file) : ReadModern(file, type);
    }

    private static (string Architecture, string Type, int KeyValueHeads, int HeadSize) ReadKind(JsonFile file)
    {
        const string Key = "model_type";
        var named = file.FindText(Key) ?? Array.Find(Kinds, kind => kind.Architecture == FindArchitecture(file)).Type ?? throw file.Missing(Key);
        var found = Array.FindIndex(Kinds, kind => kind.Type == named);
        return found >= 0 ? Kinds[found] : throw file.Fail(
            Key, $"\"{named}\"", $"is not supported for texts written from left to right; supported are {string.Join(", ", Kinds.Select(kind => kind.Type))}");
    }

    private static string? FindArchitecture(JsonFile file) =>
        file.Find("architectures") is { ValueKind: JsonValueKind.Array } names && names.GetArrayLength() > 0 ? file.Text("architectures", names[0]) : null;

    private static void RequireHead(JsonFile file, string architecture)
    {
        if (FindArchitecture(file) is { } name && name != architecture && name != "GPT2Model")
        {
            throw file.Fail("architectures", $"\"{name}\"", $"has no head that predicts the next token; supported for this model_type is {architecture}");
        }
    }

    private static string[] OwnKeys(string type) => type switch
    {
        "llama" => ["attention_bias", "mlp_bias"],
        "mistral" => [WindowKey],
        "qwen2" => ["use_sliding_window", WindowKey, "max_window_layers", "layer_types"],
        "qwen3" => ["use_sliding_window", WindowKey, "max_window_layers", "layer_types", "attention_bias"],
        _ => [],
    };

    private static CausalConfiguration ReadGpt2(JsonFile file)
    {
        var sizes = ConfigurationReader.Read(file);
        return new CausalConfiguration
        {
            ModelType = Gpt2,
            HiddenSize = sizes.HiddenSize,
            Layers = sizes.Layers,
            Heads = sizes.Heads,
            KeyValueHeads = sizes.Heads,
            HeadSize = sizes.HeadSize,
            InnerSize = sizes.InnerSize,
            VocabularySize = sizes.VocabularySize,
            Positions = sizes.Positions,
            NormEpsilon = sizes.LayerNormEpsilon,
            Activation = sizes.Activation,
            TiedHead = file.Truth("tie_word_embeddings", missing: true),
            QueryKeyValueBias = true,
            OutputBias = true,
            FeedForwardBias = true,
            Windows = new int?[sizes.Layers],
            BeginningId = file.FindSize("bos_token_id", 0, sizes.VocabularySize - 1),
            EndIds = ReadEndIds(file, sizes.VocabularySize),
            EmbeddingDropout = sizes.EmbeddingDropout,
            HiddenDropout = sizes.HiddenDropout,
            AttentionDropout = sizes.AttentionDropout,
        };
    }

    private static CausalConfiguration ReadModern(JsonFile file, string type)
    {
        var kind = Array.Find(Kinds, kind => kind.Type == type);
        var width = file.Size("hidden_size", ConfigurationLimits.HiddenSize);
        var layers = file.Size("num_hidden_layers", ConfigurationLimits.Layers);
        var heads = file.Size("num_attention_heads", ConfigurationLimits.HiddenSize);
        var vocabulary = file.Size("vocab_size", ConfigurationLimits.VocabularySize);
        var positions = file.Size("max_position_embeddings", ConfigurationLimits.Positions);
        var hasBias = type is "llama" or "qwen3" && file.Truth("attention_bias", missing: false);
        return new CausalConfiguration
        {
            ModelType = type,
            HiddenSize = width,
            Layers = layers,
            Heads = heads,
            KeyValueHeads = ReadKeyValueHeads(file, heads, kind.KeyValueHeads),
            HeadSize = ReadHeadSize(file, width, heads, kind.HeadSize),
            InnerSize = file.Size("intermediate_size", ConfigurationLimits.InnerSize),
            VocabularySize = vocabulary,
            Positions = positions,
            NormEpsilon = file.Fraction("rms_norm_eps", ConfigurationReader.SmallestEpsilon, missing: 1e-6f),
            Activation = ConfigurationReader.ReadActivation(file, "hidden_act", TransformerActivation.Silu),
            TiedHead = file.Truth("tie_word_embeddings", missing: false),
            Rotary = RotaryReader.Read(file, positions),
            QueryKeyValueBias = hasBias || type == "qwen2",
            OutputBias = hasBias,
            FeedForwardBias = type == "llama" && file.Truth("mlp_bias", missing: false),
            NormalizesQueriesAndKeys = type == "qwen3",
            Windows = ReadWindows(file, type, layers),
            BeginningId = file.FindSize("bos_token_id", 0, vocabulary - 1),
            EndIds = ReadEndIds(file, vocabulary),
            AttentionDropout = file.Fraction("attention_dropout", 0, missing: 0),
        };
    }

    private static int ReadKeyValueHeads(JsonFile file, int heads, int missing)
    {
        const string Key = "num_key_value_heads";
        var found = file.FindSize(Key, 1, heads) ?? (missing == 0 ? heads : missing);
        return heads % found == 0 ? found : throw file.Fail(Key, $"{found}", $"does not divide \"num_attention_heads\" {heads}");
    }

    private static int ReadHeadSize(JsonFile file, int width, int heads, int missing)
    {
        const string Key = "head_dim";
        if (file.FindSize(Key, 1, ConfigurationLimits.HiddenSize) is not { } size)
        {
            size = missing > 0 && !file.Has(Key) ? missing : width % heads == 0 ? width / heads : throw file.Fail(
                "num_attention_heads", $"{heads}", $"does not divide \"hidden_size\" {width}, and there is no \"{Key}\"");
        }

        return size % 2 == 0 ? size : throw file.Fail(Key, $"{size}", "is odd; rotary positions turn pairs");
    }

    private static int?[] ReadWindows(JsonFile file, string type, int layers)
    {
        const int MissingWindow = 4096;
        var window = file.Has(WindowKey) ? file.FindSize(WindowKey, 1, int.MaxValue) : MissingWindow;
        return type switch
        {
            "mistral" => [.. Enumerable.Repeat(window, layers)],
            "qwen2" or "qwen3" => [.. ReadWindowed(file, layers).Select(isWindowed => isWindowed ? window : null)],
            _ => new int?[layers],
        };
    }

    private static IEnumerable<bool> ReadWindowed(JsonFile file, int layers)
    {
        const string Key = "layer_types";
        if (file.Find(Key) is not { } types)
        {
            var full = file.Truth("use_sliding_window", missing: false) ? file.FindSize("max_window_layers", 0, int.MaxValue) ?? 28 : layers;
            return Enumerable.Range(0, layers).Select(layer => layer >= full);
        }

        if (types.ValueKind != JsonValueKind.Array || types.GetArrayLength() != layers)
        {
            throw file.Fail(Key, types, $"an array with one name for each of the {layers} layers");
        }

        return types.EnumerateArray().Select(name => file.Text(Key, name) switch
        {
            "full_attention" => false,
            "sliding_attention" => true,
            var other => throw file.Fail(Key, $"an array with \"{other}\"", "is not supported; supported are full_attention and sliding_attention"),
        }).ToArray();
    }

    private static int[] ReadEndIds(JsonFile file, int vocabulary)
    {
        const string Key = "eos_token_id";
        return file.Find(Key) is not { ValueKind: JsonValueKind.Array } several
            ? file.FindSize(Key, 0, vocabulary - 1) is { } one ? [one] : []
            : [.. several.EnumerateArray().Select(id => id.TryGetInt32(out var number) && number >= 0 && number < vocabulary ? number
                : throw file.Fail(Key, several, $"one or more ids from 0 to {vocabulary - 1}"))];
    }
}
