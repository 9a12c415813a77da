namespace NlpMlNet.Checkpoints;

/// <summary>Recognises, by the names of tensors, weights that are quantised, or changed by an adapter that is not merged.</summary>
internal static class QuantizedTensors
{
    private const string Dequantize =
        "Take the model that it was made from, or save it in float32, float16 or bfloat16: in Python, model.dequantize() and model.save_pretrained(...).";

    private static readonly (string[] Parts, string What)[] Kinds =
    [
        ([".lora_A.", ".lora_B.", ".base_layer.", "lora_embedding_A"],
            "hold an adapter (LoRA) beside the model's own. Merge it: in Python, model.merge_and_unload() and .save_pretrained(...)."),
        ([".qweight", ".qzeros"], "are quantised by GPTQ or AWQ, which is not supported. " + Dequantize),
        ([".absmax", ".quant_state.", ".SCB", ".weight_format", ".quant_map"], "are quantised by bitsandbytes, which is not supported. " + Dequantize),
        ([".weight_scale", ".weight_packed", ".input_scale", ".weight_scale_inv"], "are quantised (FP8 or packed integers), which is not supported. " + Dequantize),
        (["._packed_params", ".scale", ".zero_point"], "are quantised by torch, which is not supported. " + Dequantize),
    ];

    /// <summary>What they are and what to do, to follow "The weights in FILE"; <see langword="null"/> when they are nothing of the kind.</summary>
    public static string? Describe(IReadOnlyList<StoredTensor> tensors) => Kinds
        .Where(kind => tensors.Any(tensor => Array.Exists(kind.Parts, part => IsIn(tensor.Name, part))))
        .Select(kind => kind.What)
        .FirstOrDefault();

    private static bool IsIn(string name, string part) =>
        part.EndsWith('.') || !part.StartsWith('.') ? name.Contains(part, StringComparison.Ordinal)
        : name.EndsWith(part, StringComparison.Ordinal) || name.Contains(part + ".", StringComparison.Ordinal) || name.Contains(part + "_", StringComparison.Ordinal);
}
