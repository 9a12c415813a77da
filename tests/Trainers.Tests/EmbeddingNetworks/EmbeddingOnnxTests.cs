using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>ONNX Runtime gives what the networks over token ids give in ML.NET, from the ids on.</summary>
public sealed class EmbeddingOnnxTests
{
    private static readonly EmbeddingFeedForwardOptions Quick = new() { Dimension = 8, MaximumEpochs = 5, LearningRate = 0.05f, Patience = null };

    private readonly MLContext context = new(seed: 1);

    public static TheoryData<EmbeddingComposition, int[], bool> Networks
    {
        get
        {
            TheoryData<EmbeddingComposition, int[], bool> networks = [];
            foreach (var composition in (EmbeddingComposition[])[EmbeddingComposition.Mean, EmbeddingComposition.TfIdf, EmbeddingComposition.Sum])
            {
                networks.Add(composition, [], false);
                networks.Add(composition, [4], false);
                networks.Add(composition, [4], true);
            }

            return networks;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Convert_TextsOfManyLengths_Agrees(EmbeddingComposition composition, int[] hidden, bool quantize)
    {
        // The texts have 4 to 10 ids: in the tensor of ONNX Runtime the shorter ones are padded with zeros.
        var data = TokenCorpus.View(context, 80);
        var options = Quick with { Composition = composition, HiddenLayers = hidden, Quantize = quantize };

        OnnxAgreement.Check(
            context, context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", options: options).Fit(data), data,
            "Score", "Probability", "PredictedLabel");
        OnnxAgreement.Check(
            context, context.MulticlassClassification.Trainers.EmbeddingFeedForward(options: options).Fit(data), data, "Score", "PredictedLabel");
    }

    [Theory]
    [InlineData(EmbeddingComposition.Mean)]
    [InlineData(EmbeddingComposition.TfIdf)]
    [InlineData(EmbeddingComposition.Sum)]
    public void Convert_UnknownIdsPaddingAndNothingElse_Agrees(EmbeddingComposition composition)
    {
        var model = context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", options: Quick with { Composition = composition })
            .Fit(TokenCorpus.View(context, 80));

        foreach (var texts in (int[][][])[[[0, 71, 0, 9999], [72, 72, 2, 81]], [[0, 0], [9999, int.MaxValue]], [[], []]])
        {
            var data = Texts(texts);
            OnnxAgreement.Check(context, model, data, "Score", "Probability");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convert_ConcatenatedVectors_Agrees(bool quantize)
    {
        var data = TokenCorpus.PaddedView(context, 80);
        var options = Quick with { Composition = EmbeddingComposition.Concatenate, HiddenLayers = [4], Quantize = quantize };
        var model = context.MulticlassClassification.Trainers.EmbeddingFeedForward(idsColumnName: "Padded", options: options).Fit(data);

        OnnxAgreement.Check(context, model, context.Data.Cache(data), "Score", "PredictedLabel");
    }

    [Fact]
    public void Convert_WordsPairsAndPartsWeightedApart_AgreesFromIdsOn()
    {
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new TextRow
        {
            Text = i % 2 == 0 ? $"a lovely film {i % 7} and cast" : $"a dull plot {i % 5}",
            Label = i % 2 == 0,
        }));
        var ids = context.Transforms.Text.SplitIntoTokens("Tokens", "Text")
            .Append(context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { WordNgrams = 2, LongestCharacterNgram = 4, Buckets = 5000 }))
            .Append(context.Transforms.SelectColumns("Ids", "Label")).Fit(data).Transform(data);
        var model = context.BinaryClassification.Trainers.EmbeddingFeedForward(options: Quick).Fit(ids);

        Assert.Equal(3, model.Model.Network.Factors.KindEnds.Length);
        OnnxAgreement.Check(context, model, context.Data.Cache(ids), "Score", "Probability");
    }

    [Fact]
    public void Convert_LoadedPipeline_PadsAndGivesTheLabels()
    {
        var data = TokenCorpus.View(context, 80);
        var pipeline = context.Transforms.Text.PadOrTruncate("Padded", "Ids", new() { Length = 6 })
            .Append(context.MulticlassClassification.Trainers.EmbeddingFeedForward(
                idsColumnName: "Padded", options: Quick with { Composition = EmbeddingComposition.Concatenate, HiddenLayers = [4] }))
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        using var file = new MemoryStream();
        context.Model.Save(pipeline.Fit(data), data.Schema, file);
        file.Position = 0;
        var loaded = context.Model.Load(file, out _);

        OnnxAgreement.Check(context, loaded, data, "Score", "PredictedLabel");

        using var onnx = OnnxModel.Convert(context, loaded, data);
        string[] labels = ["yes", "no"];
        Assert.All((string[])onnx.Run(data)["PredictedLabel"].Values, label => Assert.Contains(label, labels));
    }

    [Fact]
    public void Convert_QuantizedVectors_TakeAThirdOfTheFile()
    {
        // 2,000 tokens of 64 components: 512 kB as floats, and at most 2 bytes a component quantised, 1.5 on average.
        var texts = Enumerable.Range(0, 200).Select(row => Enumerable.Range(1 + (row % 100 * 20), 20).ToArray()).ToArray();
        var options = Quick with { Dimension = 64, MaximumEpochs = 1, HiddenLayers = [4], ValidationFraction = 0 };

        int Size(bool quantize)
        {
            var data = Texts(texts);
            using var onnx = OnnxModel.Convert(
                context, context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", options: options with { Quantize = quantize }).Fit(data), data);
            return onnx.Size;
        }

        Assert.InRange(Size(quantize: false) - Size(quantize: true), 512_000 - 260_000, 512_000 - 128_000);
    }

    [Fact]
    public void FindRows_MoreTokensThanFloatsTellApart_ThrowsNamingBoth()
    {
        var ids = IdSet.Create([.. Enumerable.Range(1, (1 << 24) + 1)]);

        var error = Assert.Throws<NlpMlNetException>(() => EmbeddingOnnx.FindRows(ids, null!, "Ids")); // it refuses before it writes

        Assert.Equal(
            "The network has vectors of 16,777,217 tokens; its ONNX form can tell 16,777,216 apart. "
            + "Raise EmbeddingFeedForwardOptions.MinimumCount, or lower MapTokensToIdsOptions.Buckets.",
            error.Message);
    }

    private IDataView Texts(int[][] texts) =>
        context.Data.LoadFromEnumerable(texts.Select((ids, row) => new IdsRow { Ids = ids, Agrees = row % 2 == 0 }).ToArray());

    private sealed class IdsRow
    {
        public int[] Ids { get; set; } = [];

        public bool Agrees { get; set; }
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";

        public bool Label { get; set; }
    }
}
