using System.Text.Json;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads config.json, in the keys of each family.</summary>
/// <remarks>
/// Keys that the shapes of the tensors cannot prove and that are missing get the values of Hugging Face's configuration classes.
/// What would change the computation and is not supported is refused by name.
/// </remarks>
internal static class ConfigurationReader
{
    /// <summary>The smallest ε of a normalization that is accepted.</summary>
    public const float SmallestEpsilon = 1e-30f;

    private static readonly (string Name, TransformerActivation Value)[] Activations =
    [
        ("gelu", TransformerActivation.Gelu),
        ("gelu_python", TransformerActivation.Gelu),
        ("gelu_new", TransformerActivation.GeluTanh),
        ("gelu_fast", TransformerActivation.GeluTanh),
        ("gelu_pytorch_tanh", TransformerActivation.GeluTanh),
        ("quick_gelu", TransformerActivation.QuickGelu),
        ("relu", TransformerActivation.Relu),
        ("silu", TransformerActivation.Silu),
        ("swish", TransformerActivation.Silu),
    ];

    public static TransformerConfiguration Read(JsonFile file)
    {
        const string Key = "model_type";
        var type = file.FindText(Key) ?? NlpMlNet.Checkpoints.Architecture.TypeOf(file) ?? throw file.Missing(Key);
        var configuration = type switch
        {
            "bert" => ReadBert(file, TransformerFamily.Bert),
            "roberta" or "xlm-roberta" or "camembert" => ReadBert(file, TransformerFamily.Roberta),
            "distilbert" => ReadDistilBert(file),
            "gpt2" => ReadGpt2(file),
            _ => throw file.Fail(Key, $"\"{type}\"", "is not supported; supported are bert, distilbert, roberta, xlm-roberta, camembert, gpt2"),
        };
        RefuseEverywhere(file);
        try
        {
            configuration.Validate();
            return configuration;
        }
        catch (ArgumentException e)
        {
            throw new NlpMlNetException($"The file '{file.Path}' contradicts itself. {e.Message}", e);
        }
    }

    /// <summary>The name of an activation in config.json.</summary>
    public static string NameOf(TransformerActivation activation) => Activations.First(known => known.Value == activation).Name;

    private static TransformerConfiguration ReadBert(JsonFile file, TransformerFamily family)
    {
        RefuseOtherPositions(file);
        var width = file.Size("hidden_size", ConfigurationLimits.HiddenSize);
        var vocabulary = file.Size("vocab_size", ConfigurationLimits.VocabularySize);
        var padding = file.FindSize("pad_token_id", 0, vocabulary - 1) ?? (family == TransformerFamily.Roberta ? 1 : 0);
        var dropout = file.Fraction("hidden_dropout_prob", 0, missing: 0.1f);
        return new TransformerConfiguration
        {
            Family = family,
            HiddenSize = width,
            Layers = file.Size("num_hidden_layers", ConfigurationLimits.Layers),
            Heads = ReadHeads(file, "num_attention_heads", "hidden_size", width),
            InnerSize = file.Size("intermediate_size", ConfigurationLimits.InnerSize),
            VocabularySize = vocabulary,
            Positions = file.Size("max_position_embeddings", ConfigurationLimits.Positions),
            FirstPosition = family == TransformerFamily.Roberta ? padding + 1 : 0,
            TokenTypes = file.FindSize("type_vocab_size", 1, ConfigurationLimits.TokenTypes) ?? 2,
            LayerNormEpsilon = file.Fraction("layer_norm_eps", SmallestEpsilon, missing: 1e-12f),
            Activation = ReadActivation(file, "hidden_act", TransformerActivation.Gelu),
            PaddingId = padding,
            EmbeddingDropout = dropout,
            HiddenDropout = dropout,
            AttentionDropout = file.Fraction("attention_probs_dropout_prob", 0, missing: 0.1f),
            ClassifierDropout = file.Fraction("classifier_dropout", 0, missing: dropout),
        };
    }

    private static TransformerConfiguration ReadDistilBert(JsonFile file)
    {
        RefuseOtherPositions(file);
        var width = file.Size("dim", ConfigurationLimits.HiddenSize);
        var vocabulary = file.Size("vocab_size", ConfigurationLimits.VocabularySize);
        var dropout = file.Fraction("dropout", 0, missing: 0.1f);
        return new TransformerConfiguration
        {
            Family = TransformerFamily.DistilBert,
            HiddenSize = width,
            Layers = file.Size("n_layers", ConfigurationLimits.Layers),
            Heads = ReadHeads(file, "n_heads", "dim", width),
            InnerSize = file.Size("hidden_dim", ConfigurationLimits.InnerSize),
            VocabularySize = vocabulary,
            Positions = file.Size("max_position_embeddings", ConfigurationLimits.Positions),
            LayerNormEpsilon = 1e-12f, // fixed by the architecture
            Activation = ReadActivation(file, "activation", TransformerActivation.Gelu),
            PaddingId = file.FindSize("pad_token_id", 0, vocabulary - 1) ?? 0,
            EmbeddingDropout = dropout,
            HiddenDropout = dropout,
            AttentionDropout = file.Fraction("attention_dropout", 0, missing: 0.1f),
            ClassifierDropout = file.Fraction("seq_classif_dropout", 0, missing: 0.2f),
        };
    }

    private static TransformerConfiguration ReadGpt2(JsonFile file)
    {
        file.Require("scale_attn_weights", expected: true, missing: true);
        file.Require("scale_attn_by_inverse_layer_idx", expected: false, missing: false);
        var width = file.Size("n_embd", ConfigurationLimits.HiddenSize);
        var vocabulary = file.Size("vocab_size", ConfigurationLimits.VocabularySize);
        var dropout = file.Fraction("resid_pdrop", 0, missing: 0.1f);
        return new TransformerConfiguration
        {
            Family = TransformerFamily.Gpt2,
            HiddenSize = width,
            Layers = file.Size("n_layer", ConfigurationLimits.Layers),
            Heads = ReadHeads(file, "n_head", "n_embd", width),
            InnerSize = file.FindSize("n_inner", 1, ConfigurationLimits.InnerSize) ?? 4 * width,
            VocabularySize = vocabulary,
            Positions = file.Size("n_positions", ConfigurationLimits.Positions),
            LayerNormEpsilon = file.Fraction("layer_norm_epsilon", SmallestEpsilon, missing: 1e-5f),
            Activation = ReadActivation(file, "activation_function", TransformerActivation.GeluTanh),
            PaddingId = file.FindSize("pad_token_id", 0, vocabulary - 1) ?? file.FindSize("eos_token_id", 0, vocabulary - 1) ?? 0,
            EmbeddingDropout = file.Fraction("embd_pdrop", 0, missing: 0.1f),
            HiddenDropout = dropout,
            AttentionDropout = file.Fraction("attn_pdrop", 0, missing: 0.1f),
            ClassifierDropout = file.Fraction("summary_first_dropout", 0, missing: dropout),
        };
    }

    private static int ReadHeads(JsonFile file, string key, string widthKey, int width)
    {
        var heads = file.Size(key, ConfigurationLimits.HiddenSize);
        return width % heads == 0 ? heads : throw file.Fail(key, $"{heads}", $"does not divide \"{widthKey}\" {width}");
    }

    /// <summary>The activation that a key names.</summary>
    public static TransformerActivation ReadActivation(JsonFile file, string key, TransformerActivation missing)
    {
        if (file.FindText(key) is not { } name)
        {
            return missing;
        }

        var found = Array.FindIndex(Activations, known => known.Name == name);
        return found >= 0 ? Activations[found].Value : throw file.Fail(
            key, $"\"{name}\"", $"is not supported; supported are {string.Join(", ", Activations.Select(known => known.Name))}");
    }

    private static void RefuseOtherPositions(JsonFile file)
    {
        const string Key = "position_embedding_type";
        if (file.FindText(Key) is { } kind and not "absolute")
        {
            throw file.Fail(Key, $"\"{kind}\"", "is not supported; supported is absolute");
        }
    }

    private static void RefuseEverywhere(JsonFile file)
    {
        file.Require("is_decoder", expected: false, missing: false);
        file.Require("add_cross_attention", expected: false, missing: false);
        file.Require("is_encoder_decoder", expected: false, missing: false);
        if (file.Find("pruned_heads") is { ValueKind: JsonValueKind.Object } heads && heads.EnumerateObject().Any())
        {
            throw file.Fail("pruned_heads", heads, "empty: pruned heads are not supported");
        }

        RefuseQuantized(file);
    }

    /// <summary>Refuses weights that are quantised.</summary>
    public static void RefuseQuantized(JsonFile file)
    {
        const string Quantization = "quantization_config";
        if (file.Find(Quantization) is { } quantization)
        {
            throw file.Fail(
                Quantization,
                quantization.ValueKind == JsonValueKind.Object && quantization.TryGetProperty("quant_method", out var method) ? $"that of {method}" : "set",
                "is not supported: the weights are quantised. Take the model that it was made from, or save it in float32, float16 or bfloat16: "
                + "in Python, model.dequantize() and model.save_pretrained(...)");
        }
    }
}
