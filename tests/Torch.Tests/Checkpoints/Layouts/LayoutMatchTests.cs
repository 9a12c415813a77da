using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class LayoutMatchTests
{
    private static readonly TransformerConfiguration Tiny = new()
    {
        Family = TransformerFamily.Bert,
        HiddenSize = 4,
        Layers = 1,
        Heads = 2,
        InnerSize = 6,
        VocabularySize = 10,
        Positions = 8,
        TokenTypes = 2,
        LayerNormEpsilon = 1e-12f,
        Activation = TransformerActivation.Gelu,
    };

    [Theory]
    [InlineData(TransformerFamily.Bert, TransformerHead.None)]
    [InlineData(TransformerFamily.Bert, TransformerHead.Classification)]
    [InlineData(TransformerFamily.Bert, TransformerHead.MaskedLanguageModel)]
    [InlineData(TransformerFamily.Bert, TransformerHead.Pretraining)]
    [InlineData(TransformerFamily.DistilBert, TransformerHead.MaskedLanguageModel)]
    [InlineData(TransformerFamily.Roberta, TransformerHead.MaskedLanguageModel)]
    [InlineData(TransformerFamily.Gpt2, TransformerHead.CausalLanguageModel)]
    public void Place_AllExpected_FillsEachParameterOnce(TransformerFamily family, TransformerHead head)
    {
        var layout = LayoutOf(family, head);

        var placements = LayoutMatch.Place(FileOf(layout), layout, "model");

        Assert.Equal(layout.All.Count(), placements.Length);
        var width = Tiny.HiddenSize;
        Assert.Equal(
            [0, width, 2 * width],
            placements.Where(placement => placement.Parameter == "blocks.0.attention.query_key_value.bias")
                .Select(placement => placement.FirstRow)
                .Concat(family == TransformerFamily.Gpt2 ? [width, 2 * width] : []));
    }

    [Fact]
    public void Place_PublishedBertBase_AcceptsWhatItsFileHasBesides()
    {
        var layout = LayoutOf(TransformerFamily.Bert, TransformerHead.MaskedLanguageModel);
        var file = FileOf(layout).With("bert.pooler.dense.weight", 4, 4).With("bert.pooler.dense.bias", 4).With("cls.seq_relationship.weight", 2, 4)
            .With("cls.seq_relationship.bias", 2).With("cls.predictions.decoder.weight", 10, 4).With("bert.embeddings.position_ids", 1, 8);

        Assert.Equal(layout.All.Count(), LayoutMatch.Place(file, layout, "model").Length);
    }

    [Fact]
    public void Place_BiasUnderTheDecodersName_IsTaken()
    {
        var layout = LayoutOf(TransformerFamily.Roberta, TransformerHead.MaskedLanguageModel);
        var file = FileOf(layout).Without("lm_head.bias").With("lm_head.decoder.bias", 10);

        var placements = LayoutMatch.Place(file, layout, "model");

        Assert.Contains(placements, placement => placement is { Source: "lm_head.decoder.bias", Parameter: "masked_lm.bias" });
    }

    [Fact]
    public void Place_BodyWithoutPooler_IsComplete_HalfAPoolerIsNot()
    {
        var layout = LayoutOf(TransformerFamily.Bert, TransformerHead.None);
        var without = FileOf(layout).Without("bert.pooler.dense.weight").Without("bert.pooler.dense.bias");

        Assert.DoesNotContain(LayoutMatch.Place(without, layout, "model"), placement => placement.Parameter.StartsWith("head.", StringComparison.Ordinal));
        AssertRefused(FileOf(layout).Without("bert.pooler.dense.bias"), layout, "'bert.pooler.dense.bias' is missing (expected [4])");
    }

    [Fact]
    public void Place_WholeNumbersAsWeights_Refused()
    {
        var layout = LayoutOf(TransformerFamily.Bert, TransformerHead.Classification);

        AssertRefused(
            FileOf(layout).Without("classifier.bias").With("classifier.bias", ElementType.Int64, 3), layout, "'classifier.bias' has the type I64");
    }

    [Fact]
    public void Place_OldAndNewNameOfTheSameTensor_Refused()
    {
        var layout = LayoutOf(TransformerFamily.Bert, TransformerHead.Classification);

        AssertRefused(FileOf(layout).With("bert.embeddings.LayerNorm.gamma", 4), layout, "'bert.embeddings.LayerNorm.weight' twice");
    }

    [Fact]
    public void Place_BodyOnly_LeavesAnyHeadOutButNoLayer()
    {
        var layout = Layout.Of(Tiny, TransformerHead.None, 0, leaveHeadsOut: true);
        var file = FileOf(layout).With("qa_outputs.weight", 2, 4).With("dropout_head.weight", 7);

        Assert.Equal(layout.Body.Count, LayoutMatch.Place(file, layout, "model").Length);
        AssertRefused(file.With("bert.encoder.layer.1.output.dense.bias", 4), layout, "'bert.encoder.layer.1.output.dense.bias' [4] is surplus");
    }

    [Fact]
    public void Place_BodyOnlyWithoutPrefix_KnowsHeadsByName()
    {
        var layout = Layout.Of(Tiny, TransformerHead.None, 0, leaveHeadsOut: true);
        var file = FileOf(layout, prefix: string.Empty).With("classifier.weight", 3, 4);

        Assert.Equal(layout.Body.Count, LayoutMatch.Place(file, layout, "model").Length);
        AssertRefused(file.With("adapter.weight", 1), layout, "'adapter.weight' [1] is surplus");
    }

    [Theory]
    [InlineData("module.", "")]
    [InlineData("_orig_mod.", "")]
    [InlineData("module._orig_mod.", "")]
    [InlineData("_orig_mod.module.", "")]
    [InlineData("_fsdp_wrapped_module._checkpoint_wrapped_module.", "")]
    [InlineData("model.", "")]
    [InlineData("module.0.auto_model.", "")]
    [InlineData("", "_orig_mod.")]
    [InlineData("model.", "_fsdp_wrapped_module.")]
    public void Place_NamesFromInsideAWrapper_AreThoseOfTheModel(string before, string inLayer)
    {
        var layout = LayoutOf(TransformerFamily.Bert, TransformerHead.Classification);
        var file = FileOf(layout).Renamed(name => before + name.Replace("layer.0.", "layer.0." + inLayer, StringComparison.Ordinal));

        var placements = LayoutMatch.Place(file, layout, "model");

        Assert.Equal(layout.All.Select(tensor => tensor.Parameter), placements.Select(placement => placement.Parameter));
        Assert.Equal(file.Tensors.Select(tensor => tensor.Name), placements.Select(placement => placement.Source));
    }

    [Fact]
    public void Place_BodyInAMember_IsFoundWithoutTheFamilysPrefix()
    {
        var layout = Layout.Of(Tiny, TransformerHead.None, 0, leaveHeadsOut: true);

        Assert.Equal(layout.Body.Count, LayoutMatch.Place(FileOf(layout, prefix: "auto_model."), layout, "model").Length);
    }

    [Fact]
    public void Place_OneTensorBesideTheMember_IsRefusedByItsName() => AssertRefused(
        FileOf(LayoutOf(TransformerFamily.Bert, TransformerHead.Classification)).Renamed(name => "model." + name).With("loss.weight", 3),
        LayoutOf(TransformerFamily.Bert, TransformerHead.Classification),
        "is missing");

    [Theory]
    [InlineData("bert.encoder.layer.0.output.dense.qweight", "are quantised by GPTQ or AWQ, which is not supported. Take the model that it was made from")]
    [InlineData("bert.encoder.layer.0.output.dense.weight.absmax", "are quantised by bitsandbytes")]
    [InlineData("bert.encoder.layer.0.output.dense.SCB", "are quantised by bitsandbytes")]
    [InlineData("bert.encoder.layer.0.output.dense.weight.quant_state.bitsandbytes__nf4", "are quantised by bitsandbytes")]
    [InlineData("bert.encoder.layer.0.output.dense.weight_scale", "are quantised (FP8 or packed integers)")]
    [InlineData("bert.encoder.layer.0.output.dense._packed_params.dtype", "are quantised by torch")]
    [InlineData("bert.encoder.layer.0.output.dense.lora_A.default.weight", "hold an adapter (LoRA) beside the model's own. Merge it")]
    public void Place_WeightsOfAnotherKind_AreNamed(string surplus, string expected)
    {
        var layout = LayoutOf(TransformerFamily.Bert, TransformerHead.Classification);

        AssertRefused(FileOf(layout).With(surplus, 4), layout, "The weights in 'shapes' " + expected);
    }

    private static void AssertRefused(ShapesAlone file, Layout layout, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => LayoutMatch.Place(file, layout, "model"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Layout LayoutOf(TransformerFamily family, TransformerHead head) =>
        Layout.Of(Tiny with { Family = family }, head, classes: 3);

    private static ShapesAlone FileOf(Layout layout, string? prefix = null) => new(
    [
        .. layout.Body.Select(tensor => new StoredTensor((prefix ?? layout.Prefix) + tensor.Source, ElementType.Float32, tensor.Shape, 0)),
        .. layout.Head.Select(tensor => new StoredTensor(tensor.Source, ElementType.Float32, tensor.Shape, 0)),
    ]);

    /// <summary>A file of which only names and shapes matter.</summary>
    private sealed class ShapesAlone(StoredTensor[] tensors) : ITensorFile
    {
        public string Path => "shapes";

        public IReadOnlyList<string> Files => [Path];

        public IReadOnlyList<StoredTensor> Tensors => tensors;

        public ShapesAlone With(string name, params long[] shape) => With(name, ElementType.Float32, shape);

        public ShapesAlone With(string name, ElementType type, params long[] shape) => new([.. tensors, new StoredTensor(name, type, shape, 0)]);

        public ShapesAlone Renamed(Func<string, string> rename) => new([.. tensors.Select(tensor => tensor with { Name = rename(tensor.Name) })]);

        public ShapesAlone Without(string name) => new([.. tensors.Where(tensor => tensor.Name != name)]);

        public void Read(StoredTensor tensor, long first, Span<float> destination) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
