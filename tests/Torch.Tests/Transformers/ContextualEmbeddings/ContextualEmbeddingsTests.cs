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
    public void Options_Wrong_AllFailuresTogether()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => new ContextualEmbeddingsOptions { BatchSize = 0, MaximumLength = 2 }.Validate());

        Assert.Equal(
            "The options of the embeddings are not valid: MaximumLength is 2; it must be at least 8. BatchSize is 0; it must be at least 1.", error.Message);
    }

    private ContextualEmbeddingsTransformer Fit(string checkpoint, TransformerPooling pooling, TransformerDevice device = TransformerDevice.Cpu) => context.Transforms.Text
        .ContextualEmbeddings("Features", "Text", SharedData.Find("models/" + checkpoint), new ContextualEmbeddingsOptions { Pooling = pooling, Device = device }).Fit(Texts("x"));

    private IDataView Texts(params string[] texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;
    }
}
