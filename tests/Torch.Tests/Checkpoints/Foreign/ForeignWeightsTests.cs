using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>Folders that hold something else than a checkpoint: what it is, and what to do.</summary>
public sealed class ForeignWeightsTests
{
    [Theory]
    [InlineData("model.safetensors.incomplete", "It holds a download that was not completed ('model.safetensors.incomplete'), which can't be read. Download it again.")]
    [InlineData("pytorch_model.bin.part", "It holds a download that was not completed ('pytorch_model.bin.part')")]
    [InlineData(".cache/huggingface/download/abc.incomplete", "a download that was not completed")]
    [InlineData("model-Q4_K_M.gguf", "It holds a model in llama.cpp's format ('model-Q4_K_M.gguf')")]
    [InlineData("tf_model.h5", "It holds weights of TensorFlow alone ('tf_model.h5'), which can't be read. Convert them in Python, with transformers before version 5: AutoModel.from_pretrained(folder, from_tf=True)")]
    [InlineData("flax_model.msgpack", "It holds weights of Flax alone ('flax_model.msgpack'), which can't be read. Convert them in Python, with transformers before version 5: AutoModel.from_pretrained(folder, from_flax=True)")]
    [InlineData("bert_model.ckpt.index", "It holds a BERT as Google first released it ('bert_model.ckpt.index')")]
    [InlineData("model.onnx", "It holds a model in ONNX alone ('model.onnx'), which can't be read. Take the model that it was exported from")]
    [InlineData("onnx/model_quantized.onnx", "It holds a model in ONNX alone")]
    [InlineData("openvino_model.xml", "It holds a model of OpenVINO alone")]
    [InlineData("MODEL.TFLITE", "a model that was exported for another program ('MODEL.TFLITE')")]
    [InlineData("adapter_model.safetensors", "It holds an adapter (PEFT), which is the change of a model and no model itself. Merge the two in Python")]
    [InlineData("model-00001-of-00002.safetensors", "It holds 'model-00001-of-00002.safetensors', one part of the weights, and no index of the parts ('model.safetensors.index.json'). Get the whole checkpoint.")]
    [InlineData("model.fp16.safetensors", "It holds 'model.fp16.safetensors', which is none of these names. If it is the weights, rename it: model.safetensors or pytorch_model.bin.")]
    [InlineData("epoch=3.ckpt", "It holds 'epoch=3.ckpt', which is none of these names")]
    [InlineData("training_args.bin", "Get the whole checkpoint.")]
    public void Open_OtherWeights_AreNamedWithWhatToDo(string file, string expected)
    {
        using var folder = CheckpointFolder.With("config.json", "{}"u8.ToArray());
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Find(file))!);
        File.WriteAllBytes(folder.Find(file), [1, 2, 3]);

        var error = Assert.Throws<NlpMlNetException>(() => WeightFiles.Open(folder.FullPath));

        Assert.StartsWith($"The folder '{folder.FullPath}' holds no weights: no model.safetensors,", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"peft_type": "LORA", "base_model_name_or_path": "bert-base-uncased"}""", "It holds an adapter (PEFT, LORA), which is the change of a model ('bert-base-uncased') and no model itself. Merge the two in Python: AutoPeftModelForSequenceClassification")]
    [InlineData("""{"peft_type": "PROMPT_TUNING"}""", "Adapters of this kind can't be merged: fine-tune the model here instead.")]
    [InlineData("""{"config": {}, "model_name": "roberta-base"}""", "It holds an adapter (PEFT), which is the change of a model ('roberta-base')")]
    public void Read_AdapterWithoutConfiguration_IsNamedWithItsModel(string configuration, string expected)
    {
        using var folder = CheckpointFolder.With("adapter_config.json", System.Text.Encoding.UTF8.GetBytes(configuration));

        var error = Assert.Throws<NlpMlNetException>(() => CheckpointDescription.Read(folder.FullPath, bodyOnly: false));

        Assert.StartsWith($"The folder '{folder.FullPath}' has no config.json. ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FirstReleaseOfBert_IsNamed()
    {
        using var folder = CheckpointFolder.With("bert_config.json", "{}"u8.ToArray());

        var error = Assert.Throws<NlpMlNetException>(() => CheckpointDescription.Read(folder.FullPath, bodyOnly: true));

        Assert.Contains("It holds a BERT as Google first released it ('bert_config.json')", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("checkpoint-500")]
    [InlineData("snapshots/0123abc")]
    public void Read_CheckpointFurtherInside_SaysWhere(string inner)
    {
        using var folder = CheckpointFolder.With("README.md", [1]);
        Directory.CreateDirectory(folder.Find(inner));
        File.WriteAllText(Path.Combine(folder.Find(inner), "config.json"), "{}");
        File.WriteAllText(Path.Combine(folder.Find(inner), "model.safetensors"), "");

        var error = Assert.Throws<NlpMlNetException>(() => CheckpointDescription.Read(folder.FullPath, bodyOnly: false));

        Assert.EndsWith($"A checkpoint lies further inside: give the folder '{Path.Combine(folder.FullPath, inner)}'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NameOfAModelInsteadOfAFolder_SaysThatNothingIsDownloaded()
    {
        var error = Assert.Throws<NlpMlNetException>(() => CheckpointDescription.Read("bert-base-uncased", bodyOnly: false));

        Assert.Equal(
            "There is no folder 'bert-base-uncased'. A checkpoint is a folder with config.json, weights and tokenizer. Check the path: models are not downloaded by their name.",
            error.Message);
    }
}
