using System.Text.Json;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.CausalModels;

/// <summary>Refuses keys of config.json that are not known and whose names say that they change the arithmetic.</summary>
/// <remarks>
/// Publishers add keys of their own: most are notes, some are another formula under a known model_type. A key that is switched off
/// (null, false, 0 or empty) is accepted.
/// </remarks>
internal static class UnknownKeys
{
    private static readonly string[] Telling =
    [
        "activation", "alibi", "attention", "attn", "bias", "block", "cap", "chunk", "conv", "dim", "embedding", "expert", "factor", "gate",
        "head", "hidden", "layer", "linear", "logit", "mask", "mlp", "moe", "multiplier", "norm", "parallel", "position", "qk", "query",
        "residual", "rope", "rotary", "router", "scal", "shared", "sink", "sliding", "temperature", "theta", "tie", "value", "window",
    ];

    // Their names are telling, and what they say changes nothing that is computed here.
    private static readonly string[] Harmless =
    [
        "_attn_implementation", "_attn_implementation_autoset", "attn_implementation", "_flash_attn_2_enabled", "output_attentions",
        "output_hidden_states", "initializer_range", "layer_norm_initializer", "pretraining_tp", "classifier_dropout", "hidden_dropout",
        "problem_type", "head_dropout", "gradient_checkpointing", "embedding_size", "temperature", "no_repeat_ngram_size", "chunk_size_feed_forward",
        "tokenizer_class", "sinusoidal_pos_embds", "prune_heads", "pruned_heads", "top_k", "top_p", "id2label", "label2id", "max_length",
    ];

    /// <summary>Refuses what isn't known.</summary>
    /// <param name="file">config.json.</param>
    /// <param name="known">The keys that were read.</param>
    /// <exception cref="NlpMlNetException">There is such a key.</exception>
    public static void Refuse(JsonFile file, IReadOnlyCollection<string> known)
    {
        foreach (var member in file.Members())
        {
            if (!known.Contains(member.Name) && !Harmless.Contains(member.Name) && IsTelling(member.Name) && !IsOff(member.Value))
            {
                throw file.Fail(member.Name, Show(member.Value), "is not known for this model_type and may change what is computed, so that the answers would be wrong without a word");
            }
        }
    }

    private static bool IsTelling(string key) => Array.Exists(Telling, part => key.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool IsOff(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Number => value.TryGetDouble(out var number) && number == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static string Show(JsonElement value) => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? "set" : value.GetRawText();
}
