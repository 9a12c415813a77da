using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Native;
using NlpMlNet.Testing;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

/// <summary>Frozen vectors of a checkpoint as features.</summary>
public sealed class ContextualEmbeddingsTests
{
    private readonly MLContext context = new(seed: 1);

    [Theory]
    [InlineData("tiny-bert", TransformerPooling.FirstToken)]
    [InlineData("tiny-roberta", TransformerPooling.Mean)]
    [InlineData("tiny-gpt2", TransformerPooling.Mean)]
    public void Estimator_Conforms(string checkpoint, TransformerPooling pooling) => EstimatorConformance.Check(
        context,
        context.Transforms.Text.ContextualEmbeddings(
            "Features", "Text", SharedData.Find("models/" + checkpoint), new ContextualEmbeddingsOptions { Pooling = pooling, BatchSize = 1, Device = TransformerDevice.Cpu }),
        Texts("A quiet harbour.", "", "Ships, and more ships; one sails.", "Nothing"),
        "Text");

    [Theory]
    [MemberData(nameof(Devices.Wanted), MemberType = typeof(Devices))]
    public void Transform_FirstToken_IsTheHiddenStateOfTheReference(TransformerDevice device)
    {
        using var reference = new Reference("tiny-bert");
        var cases = reference.Cases.Where(text => !text.TryGetProperty("text_pair", out _)).ToArray();

        var view = Fit("tiny-bert", TransformerPooling.FirstToken, device).Transform(Texts([.. cases.Select(text => text.GetProperty("text").GetString()!)]));

        foreach (var (expected, actual) in cases.Zip(view.GetColumn<float[]>("Features")))
        {
            Reference.AssertClose(Reference.Floats(expected.GetProperty("cls_hidden_first8")), actual[..8], reference.Tolerance("hidden"), expected.GetProperty("name").GetString()!);
        }
    }

    [Fact]
    public void Transform_Mean_LeavesPaddingOut()
    {
        string[] texts = ["good", "a much longer text, next to which the first one is padded with many tokens of nothing"];
        var model = Fit("tiny-bert", TransformerPooling.Mean);

        var together = model.Transform(Texts(texts)).GetColumn<float[]>("Features").First();
        var alone = model.Transform(Texts(texts[0])).GetColumn<float[]>("Features").Single();

        Reference.AssertClose(alone, together, 1e-5, "mean");
    }

    [Fact]
    public void Fit_Gpt2FirstToken_RefusedWithTheWayOut()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit("tiny-gpt2", TransformerPooling.FirstToken));

        Assert.Contains("Use the pooling Mean", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimator_SentenceFolderWithDenseLayer_Conforms()
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling", "Dense", "Normalize")
            .With("1_Pooling/config.json", """{"pooling_mode_lasttoken": true}""")
            .With("sentence_bert_config.json", """{"max_seq_length": 9, "do_lower_case": true}""")
            .With("config_sentence_transformers.json", """{"prompts": {"query": "query: "}, "default_prompt_name": "query"}""")
            .With("2_Dense/config.json", """{"in_features": 48, "out_features": 2, "bias": false}""")
            .With("2_Dense/model.safetensors", Checkpoints.SafetensorsBytes.Of(
                """{"linear.weight": {"dtype": "F32", "shape": [2, 48], "data_offsets": [0, 384]}}""", [.. Enumerable.Range(0, 96).Select(i => i / 96f)]));

        EstimatorConformance.Check(
            context,
            context.Transforms.Text.ContextualEmbeddings("Features", "Text", folder.FullPath, new ContextualEmbeddingsOptions { BatchSize = 1, Device = TransformerDevice.Cpu }),
            Texts("A quiet harbour.", "", "Ships, and more ships; one sails.", "Nothing"),
            "Text");
    }

    [Fact]
    public void Options_Wrong_AllFailuresTogether()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => new ContextualEmbeddingsOptions { BatchSize = 0, MaximumLength = 2 }.Validate());

        Assert.Equal(
            "The options of the embeddings are not valid: MaximumLength is 2; it must be at least 8. BatchSize is 0; it must be at least 1.", error.Message);
    }

    [Fact]
    public void Transform_SentenceFolder_PoolsCutsAndNormalizesAsItSays()
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling", "Normalize")
            .With("1_Pooling/config.json", """{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": true}""")
            .With("sentence_bert_config.json", """{"max_seq_length": 9}""");
        var texts = Texts("The harbour was quiet, and then the ships came in from the sea.");

        var model = Fit(folder.FullPath);

        Assert.Equal((TransformerPooling.FirstToken | TransformerPooling.Mean, 9, 96), (model.Pooling, model.MaximumLength, model.Dimension));
        var own = model.Transform(texts).GetColumn<float[]>("Features").Single();
        var first = Fit("tiny-bert", TransformerPooling.FirstToken, maximumLength: 9).Transform(texts).GetColumn<float[]>("Features").Single();
        var mean = Fit("tiny-bert", TransformerPooling.Mean, maximumLength: 9).Transform(texts).GetColumn<float[]>("Features").Single();
        float[] both = [.. first, .. mean];
        var length = Math.Sqrt(both.Sum(value => (double)value * value));
        Assert.All(both.Zip(own), pair => Assert.Equal(pair.First / length, pair.Second, 1e-5));
        Assert.Contains("pooling first-token+mean, at most 9 tokens, then brought to the length 1.", Assert.Single(model.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0_Transformer", "Transformer")]
    [InlineData("0_BERT", "BERT")]
    public void Transform_OldSentenceLayout_IsTheCheckpointInside(string inner, string kind)
    {
        using var folder = new SentenceFolder()
            .With("sentence_bert_config.json", """{"max_seq_length": 9, "do_lower_case": true}""")
            .With("modules.json", $$"""[{"type": "sentence_transformers.models.{{kind}}", "path": "{{inner}}"}, {"type": "sentence_transformers.models.Pooling", "path": "1_Pooling"}]""")
            .MoveTransformerTo(inner)
            .With("1_Pooling/config.json", """{"pooling_mode_max_tokens": true}""");
        var texts = Texts("The Harbour Was Quiet");

        var own = Fit(folder.FullPath).Transform(texts).GetColumn<float[]>("Features").Single();

        var expected = Fit("tiny-bert", TransformerPooling.Maximum).Transform(Texts("the harbour was quiet")).GetColumn<float[]>("Features").Single();
        Reference.AssertClose(expected, own, 1e-6, inner);
    }

    [Fact]
    public void Transform_OptionsBesideSentenceFolder_GoBeforeIt()
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling", "Normalize")
            .With("1_Pooling/config.json", """{"pooling_mode_cls_token": true}""")
            .With("sentence_bert_config.json", """{"max_seq_length": 9}""");
        var options = new ContextualEmbeddingsOptions { Pooling = TransformerPooling.Mean, Normalize = false, MaximumLength = 12, Device = TransformerDevice.Cpu };

        var model = context.Transforms.Text.ContextualEmbeddings("Features", "Text", folder.FullPath, options).Fit(Texts("x"));

        Assert.Equal((TransformerPooling.Mean, 12), (model.Pooling, model.MaximumLength));
        var expected = Fit("tiny-bert", TransformerPooling.Mean, maximumLength: 12).Transform(Texts("ships")).GetColumn<float[]>("Features").Single();
        Reference.AssertClose(expected, model.Transform(Texts("ships")).GetColumn<float[]>("Features").Single(), 1e-6, "mean");
    }

    [Fact]
    public void Fit_DenseLayerOfAnotherWidth_IsRefusedWithBothWidths()
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling", "Dense")
            .With("1_Pooling/config.json", """{"pooling_mode_cls_token": true}""")
            .With("2_Dense/config.json", """{"in_features": 2, "out_features": 1, "bias": false}""")
            .With("2_Dense/model.safetensors", Checkpoints.SafetensorsBytes.Of("""{"linear.weight": {"dtype": "F32", "shape": [1, 2], "data_offsets": [0, 8]}}""", 1f, 1f));

        var error = Assert.Throws<NlpMlNetException>(() => Fit(folder.FullPath));

        Assert.Contains("has a dense layer that takes 2 numbers, but its network of width 48 gives 48 by the pooling first-token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_PoolingOfAnotherWidth_IsRefusedWithBothWidths()
    {
        using var folder = new SentenceFolder().WithModules("Transformer", "Pooling")
            .With("1_Pooling/config.json", """{"word_embedding_dimension": 384, "pooling_mode_mean_tokens": true}""");

        var error = Assert.Throws<NlpMlNetException>(() => Fit(folder.FullPath));

        Assert.Contains("is for vectors of 384 numbers, but its network has 48", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SettingsOfVersion1_AreThoseOfThatTime()
    {
        using var stream = new MemoryStream([1, 32, 0, 0, 0, 0, 16, 0, 0, 0]);
        using var reader = new BinaryReader(stream);

        var (mean, first) = (VectorSettings.Load(reader), VectorSettings.Load(reader));

        Assert.Equal((TransformerPooling.Mean, 32), (mean.Settings.Pooling, mean.BatchSize));
        Assert.Equal((TransformerPooling.FirstToken, 16), (first.Settings.Pooling, first.BatchSize));
        Assert.Empty(mean.Settings.Steps);
    }

    private ContextualEmbeddingsTransformer Fit(string folder) => context.Transforms.Text
        .ContextualEmbeddings("Features", "Text", folder, new ContextualEmbeddingsOptions { Device = TransformerDevice.Cpu }).Fit(Texts("x"));

    private ContextualEmbeddingsTransformer Fit(string checkpoint, TransformerPooling pooling, TransformerDevice device = TransformerDevice.Cpu, int? maximumLength = null) => context.Transforms.Text
        .ContextualEmbeddings("Features", "Text", SharedData.Find("models/" + checkpoint), new ContextualEmbeddingsOptions { Pooling = pooling, Device = device, MaximumLength = maximumLength }).Fit(Texts("x"));

    private IDataView Texts(params string[] texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;
    }
}
