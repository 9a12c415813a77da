namespace NlpMlNet.Checkpoints;

/// <summary>Recognises the folder of an adapter: the few weights that a fine-tuning added to a model that lies elsewhere.</summary>
internal static class AdapterFolder
{
    private const string ConfigurationName = "adapter_config.json";

    private static readonly string[] WeightNames = ["adapter_model.safetensors", "adapter_model.bin", "pytorch_adapter.bin"];

    private static readonly string[] Mergeable = ["LORA", "ADALORA", "LOHA", "LOKR", "IA3", "OFT", "BOFT", "VERA", "HRA"];

    /// <summary>What it is and what to do; <see langword="null"/> when the folder holds no adapter.</summary>
    public static string? Describe(string folder)
    {
        var configuration = Path.Combine(folder, ConfigurationName);
        if (!File.Exists(configuration) && !Array.Exists(WeightNames, name => File.Exists(Path.Combine(folder, name))))
        {
            return null;
        }

        var file = File.Exists(configuration) ? JsonFile.Read(configuration) : null;
        var kind = file?.FindText("peft_type");
        var model = file?.FindText("base_model_name_or_path") ?? file?.FindText("model_name");
        var what = $"It holds an adapter (PEFT{(kind is null ? string.Empty : $", {kind}")}), which is the change of a model{(model is null ? string.Empty : $" ('{model}')")} and no model itself.";
        return kind is null || Mergeable.Contains(kind.ToUpperInvariant())
            ? $"{what} Merge the two in Python: AutoPeftModelForSequenceClassification.from_pretrained(folder).merge_and_unload().save_pretrained(new_folder); save the tokenizer there, too."
            : $"{what} Adapters of this kind can't be merged: fine-tune the model here instead.";
    }
}
