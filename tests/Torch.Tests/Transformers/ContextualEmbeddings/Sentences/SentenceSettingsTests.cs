using NlpMlNet.Tests.Checkpoints;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

public sealed class SentenceSettingsTests
{
    private const string Mean = """{"word_embedding_dimension": 48, "pooling_mode_cls_token": false, "pooling_mode_mean_tokens": true}""";

    [Theory]
    [InlineData("""{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}""", TransformerPooling.FirstToken)]
    [InlineData("""{"pooling_mode_mean_tokens": true}""", TransformerPooling.Mean)]
    [InlineData("""{"pooling_mode_max_tokens": true}""", TransformerPooling.Maximum)]
    [InlineData("""{"pooling_mode_mean_sqrt_len_tokens": true}""", TransformerPooling.MeanSquareRootLength)]
    [InlineData("""{"pooling_mode_weightedmean_tokens": true}""", TransformerPooling.WeightedMean)]
    [InlineData("""{"pooling_mode_lasttoken": true}""", TransformerPooling.LastToken)]
    [InlineData("""{"pooling_mode_cls_token": true, "pooling_mode_max_tokens": true, "pooling_mode_mean_tokens": true}""", TransformerPooling.FirstToken | TransformerPooling.Maximum | TransformerPooling.Mean)]
    [InlineData("""{"pooling_mode": "cls"}""", TransformerPooling.FirstToken)]
    [InlineData("""{"pooling_mode": ["mean", "lasttoken"]}""", TransformerPooling.Mean | TransformerPooling.LastToken)]
    public void Read_Pooling_IsThatOfTheFile(string pooling, TransformerPooling expected)
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling").With("1_Pooling/config.json", pooling);

        Assert.Equal(expected, SentenceSettings.Read(folder.FullPath)!.Pooling);
    }

    [Fact]
    public void Read_AllFiles_GivesLengthCasePromptAndNormalization()
    {
        using var folder = new SentenceFolder()
            .WithModules("Transformer", "Pooling", "Dropout", "Normalize")
            .With("1_Pooling/config.json", Mean)
            .With("sentence_bert_config.json", """{"max_seq_length": 16, "do_lower_case": true}""")
            .With("config_sentence_transformers.json", """{"prompts": {"query": "query: "}, "default_prompt_name": "query"}""");

        var settings = SentenceSettings.Read(folder.FullPath)!;

        Assert.Equal((16, true, "query: "), (settings.MaximumLength, settings.LowerCase, settings.Prompt));
        Assert.IsType<NormalizeStep>(Assert.Single(settings.Steps));
        Assert.Equal(
            "The checkpoint is a sentence-transformers model: pooling mean, at most 16 tokens, then brought to the length 1, texts in lower case, 'query: ' before each text.",
            settings.Describe(settings.Pooling, 16));
    }

    [Fact]
    public void Read_Dense_IsALayerWithItsActivation()
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling", "Dense").With("1_Pooling/config.json", Mean)
            .With("2_Dense/config.json", """{"in_features": 2, "out_features": 1, "bias": true, "activation_function": "torch.nn.modules.activation.Tanh"}""")
            .With("2_Dense/model.safetensors", SafetensorsBytes.Of(
                """{"linear.bias": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "linear.weight": {"dtype": "F32", "shape": [1, 2], "data_offsets": [4, 12]}}""", 0.5f, 2f, -1f));

        var dense = Assert.Single(SentenceSettings.Read(folder.FullPath)!.Steps);

        Assert.Equal(MathF.Tanh(0.5f), Assert.Single(dense.Apply([1, 2])), 1e-6f); // tanh(2 * 1 - 1 * 2 + 0.5)
    }

    [Fact]
    public void Read_OtherCheckpoint_IsNone()
    {
        using var folder = new SentenceFolder();

        Assert.Null(SentenceSettings.Read(folder.FullPath));
    }

    [Theory]
    [InlineData("1_Pooling/config.json", """{"pooling_mode_mean_tokens": false}""", "1_Pooling/config.json', at $, names no way of pooling")]
    [InlineData("1_Pooling/config.json", """{"pooling_mode_attention_tokens": true}""", "is a way of pooling that is not supported; supported are cls_token,")]
    [InlineData("1_Pooling/config.json", """{"pooling_mode_mean_tokens": "yes"}""", "must be true or false")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": "long"}""", "sentence_bert_config.json', at $.max_seq_length, is \"long\"")]
    [InlineData("sentence_bert_config.json", """{"transformer_task": "fill-mask"}""", "must be \"feature-extraction\"")]
    [InlineData("config_sentence_transformers.json", """{"prompts": {}, "default_prompt_name": "query"}""", "has no \"query\"")]
    [InlineData("modules.json", """[{"type": "sentence_transformers.models.Transformer", "path": "../elsewhere"}]""", "leads out of the folder")]
    [InlineData("modules.json", """[{"type": "sentence_transformers.models.Transformer", "path": ""}, {"type": "sentence_transformers.models.LSTM", "path": "1"}]""", "lists the module 'LSTM' where it can't be used; supported are a Transformer,")]
    [InlineData("modules.json", """[{"type": "custom_code.Pooling", "path": ""}]""", "lists the module 'custom_code.Pooling'")]
    [InlineData("modules.json", "[]", "lists the module 'nothing'")]
    [InlineData("modules.json", "{", "modules.json' is not valid JSON")]
    public void Read_NotSupported_IsRefusedByFileAndName(string file, string content, string expected)
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling").With("1_Pooling/config.json", Mean).With(file, content);

        var error = Assert.Throws<NlpMlNetException>(() => SentenceSettings.Read(folder.FullPath));

        Assert.Contains(folder.FullPath, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pooling")]
    [InlineData("Dense")]
    public void Read_PartWithoutItsFile_IsNamed(string kind)
    {
        using var folder = new SentenceFolder().WithModules("Transformer", kind);

        var error = Assert.Throws<NlpMlNetException>(() => SentenceSettings.Read(folder.FullPath));

        Assert.Equal(
            $"'{Path.Combine(folder.FullPath, $"1_{kind}", "config.json")}' is missing: the model has a part '{kind}' that it describes. Get the model again, with the folders inside it.", error.Message);
    }

    [Theory]
    [InlineData("""{"in_features": 2, "out_features": 1, "activation_function": "torch.nn.modules.activation.Mish"}""", "activation_function, is not supported; supported are Identity, Tanh, ReLU, Sigmoid")]
    [InlineData("""{"in_features": 3, "out_features": 1, "activation_function": "torch.nn.modules.linear.Identity"}""", "The tensor 'linear.weight' in '", "is [1, 2] of F32, expected [1, 3]")]
    [InlineData("""{"in_features": 2, "out_features": 1}""", "holds NaN")]
    public void Read_DenseLayerUnusable_IsRefusedByFileAndName(string config, params string[] expected)
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling", "Dense").With("1_Pooling/config.json", Mean)
            .With("2_Dense/config.json", config)
            .With("2_Dense/model.safetensors", SafetensorsBytes.Of("""{"linear.weight": {"dtype": "F32", "shape": [1, 2], "data_offsets": [0, 8]}}""", 1f, float.NaN));

        var error = Assert.Throws<NlpMlNetException>(() => SentenceSettings.Read(folder.FullPath));

        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Apply_Normalize_BringsToLengthOneAndLeavesZeros()
    {
        Assert.Equal([0.6f, -0.8f], new NormalizeStep().Apply([3, -4])); // / 5
        Assert.Equal([0f, 0f], new NormalizeStep().Apply([0, 0]));
    }

    [Theory]
    [InlineData(nameof(DenseActivation.Identity), -1.5f)]
    [InlineData(nameof(DenseActivation.Tanh), -0.9051483f)]
    [InlineData(nameof(DenseActivation.ReLU), 0f)]
    [InlineData(nameof(DenseActivation.Sigmoid), 0.1824255f)] // 1 / (1 + e^1.5)
    public void Apply_Dense_IsAMatrixABiasAndAFunction(string activation, float first)
    {
        var dense = new DenseStep([1, -1, 0, 2], [0.5f, 0], Enum.Parse<DenseActivation>(activation));

        var result = dense.Apply([1, 3]); // f(1 - 3 + 0.5), f(0 + 6 + 0)

        Assert.Equal(first, result[0], 1e-6f);
        Assert.Equal(2, result.Length);
    }

    [Fact]
    public void Load_WhatWasSaved_DoesTheSame()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        VectorSteps.Save([new DenseStep([1, -1, 0, 2], [0.5f, 0], DenseActivation.ReLU), new NormalizeStep()], writer);
        stream.Position = 0;

        var steps = VectorSteps.Load(new BinaryReader(stream));

        Assert.Equal([1.5f, 0f], steps[0].Apply([1, 0])); // relu(1 + 0.5), relu(0)
        Assert.Equal([0.6f, 0.8f], steps[1].Apply([3, 4]));
        Assert.Equal(2, steps.Count);
    }

    [Theory]
    [InlineData(new byte[] { 1, 9 }, "unknown kind 9")]
    [InlineData(new byte[] { 200 }, "200 steps")]
    [InlineData(new byte[] { 1, 2, 255, 255, 255, 127, 1, 0, 0, 0, 0 }, "more than there are")]
    public void Load_Damaged_IsRefused(byte[] content, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => VectorSteps.Load(new BinaryReader(new MemoryStream(content))));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
