using Microsoft.ML.Data;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>Networks of three tokens, 5, 9 and 12, with the vectors (1, 2), (3, -1) and (0, 4), worked out by hand.</summary>
public sealed class EmbeddingFeedForwardModelTests
{
    private static readonly FloatEmbeddingTable Table = new(IdSet.Create([5, 9, 12]), 2, [1, 2, 3, -1, 0, 4]);

    [Theory]
    [InlineData(EmbeddingComposition.Sum, 7.5f)] // (1 + 3 + 3, 2 - 1 - 1) = (7, 0): 7 + 10·0 + 0.5
    [InlineData(EmbeddingComposition.Mean, 2.8333333f)] // (7, 0) / 3
    public void Predict_OneLayer_IsThatOfTheComposedVectors(EmbeddingComposition composition, float sum)
    {
        var model = Model(composition, [2, 1], [1, 10, 0.5f], OutputFunction.Sigmoid);
        float[] output = [0];

        model.Predict([9, 0, 5, 7, 9], output); // padding and unknown tokens don't count

        Assert.Equal(1 / (1 + Math.Exp(-sum)), output[0], 1e-6);
    }

    [Fact]
    public void Predict_TfIdf_MultipliesByTheFactors()
    {
        // N = 7 rows; 5 occurs in 1, 9 in 7 of them: w = ln(8/2) + 1 = 2.386294 and ln(8/8) + 1 = 1; length √(2.386294² + 1) = 2.587354.
        var factors = new TokenFactors(EmbeddingComposition.TfIdf, [4], [0, 1, 7, 3], 7);
        var model = new EmbeddingFeedForwardModel(Table, factors, 0, new DenseStack([2, 1], Activation.ReLU, [1, 10, 0.5f]), OutputFunction.Identity, Summary);
        float[] output = [0];

        model.Predict([9, 5], output);

        // (2.386294 (1, 2) + (3, -1)) / 2.587354 = (2.081777, 1.458087)
        Assert.Equal(2.081777 + 14.58087 + 0.5, output[0], 1e-4);
    }

    [Fact]
    public void Predict_HiddenLayer_IsThatOfTheSummedVectors()
    {
        // Hidden z = x W + b with W = [[1, -1], [0.5, 2]], b = (0, 1); ReLU; out = (2, 3), 0.25.
        var model = Model(EmbeddingComposition.Sum, [2, 2, 1], [1, -1, 0.5f, 2, 0, 1, 2, 3, 0.25f], OutputFunction.Identity);
        float[] output = [0];

        model.Predict([5, 12], output); // (1, 6): z = (4, 12), 2·4 + 3·12 + 0.25

        Assert.Equal(44.25f, output[0]);
        model.Predict([9, 9], output); // (6, -2): z = (5, -9), a = (5, 0)
        Assert.Equal(10.25f, output[0]);
        model.Predict([], output); // z = (0, 1)
        Assert.Equal(3.25f, output[0]);
    }

    [Fact]
    public void Predict_ConcatenatedVectors_HaveTheirPlaces()
    {
        // Three tokens of two components: weights 1, 10, 100, ... by place.
        var model = Model(EmbeddingComposition.Concatenate, [6, 1], [1, 10, 100, 1000, 10_000, 100_000, 0.5f], OutputFunction.Identity, length: 3);
        float[] output = [0];

        model.Predict([9, 0, 5], output); // (3, -1, 0, 0, 1, 2)

        Assert.Equal(3 - 10 + 10_000 + 200_000 + 0.5f, output[0]);
        model.Predict([7, 12, 7], output); // (0, 0, 0, 4, 0, 0)
        Assert.Equal(4000.5f, output[0]);
    }

    [Fact]
    public void Predict_TextsOfOtherLengths_DontDisturbEachOther()
    {
        var model = Model(EmbeddingComposition.Sum, [2, 1], [1, 10, 0.5f], OutputFunction.Identity);
        var reader = new TokenReader(model);
        float[] output = [0];

        foreach (var (tokens, expected) in ((int[], float)[])[([5, 5, 5, 5, 5], 105.5f), ([9], -6.5f), ([], 0.5f), ([12, 12, 9, 5, 5, 5, 5], 157.5f)])
        {
            reader.Read(tokens, output);
            Assert.Equal(expected, output[0]); // 21 for each 5, -7 for 9, 40 for 12
        }
    }

    [Fact]
    public void Predict_ManyClasses_GivesEachItsOwn()
    {
        // Five classes, more than a vector of four numbers: class c has the weight c for the first component, and the bias 0.5 c.
        var model = Model(EmbeddingComposition.Sum, [2, 5], [0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0.5f, 1, 1.5f, 2], OutputFunction.Identity);
        var outputs = new float[5];

        model.Predict([9], outputs);

        Assert.Equal([0f, 3.5f, 7, 10.5f, 14], outputs);
    }

    [Fact]
    public void Predict_WrongNumberOfOutputsOrTokens_SaysBoth()
    {
        var pooled = Model(EmbeddingComposition.Sum, [2, 1], [1, 10, 0.5f], OutputFunction.Identity);
        var placed = Model(EmbeddingComposition.Concatenate, [6, 1], new float[7], OutputFunction.Identity, length: 3);

        var outputs = Assert.Throws<ArgumentException>("outputs", () => pooled.Predict([5], new float[2]));
        var tokens = Assert.Throws<ArgumentException>("tokens", () => placed.Predict([5, 9], new float[1]));

        Assert.StartsWith("There is room for 2 outputs; 1 were expected.", outputs.Message, StringComparison.Ordinal);
        Assert.StartsWith("The text has 2 token ids; 3 were expected (see PadOrTruncate).", tokens.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VectorOf_Tokens_AreTheirsAndZerosForOthers()
    {
        var model = Model(EmbeddingComposition.Mean, [2, 1], [1, 10, 0.5f], OutputFunction.Sigmoid);

        Assert.Equal([1f, 2], model.VectorOf(5));
        Assert.Equal([0f, 4], model.VectorOf(12));
        Assert.All([0, -5, 6, 1000], id => Assert.Equal([0f, 0], model.VectorOf(id)));
        Assert.Equal((2, 3, 1, 0), (model.Dimension, model.TokenCount, model.OutputCount, model.Length));
        Assert.Equal((EmbeddingComposition.Mean, OutputFunction.Sigmoid, Activation.ReLU, false), (model.Composition, model.Output, model.Activation, model.IsQuantized));
    }

    [Theory]
    [InlineData(true, 21.5f)]
    [InlineData(false, 1f)] // the sigmoid of 21.5
    public void Score_SparseVectorOfIds_ReadsWhatItLeavesOutAsPadding(bool givesSums, float expected)
    {
        var scorer = new TokenScorer(Model(EmbeddingComposition.Sum, [2, 1], [1, 10, 0.5f], OutputFunction.Sigmoid), givesSums);
        float[] output = [0];

        scorer.Score(new VBuffer<int>(6, 1, [5], [4]), output);

        Assert.Equal(expected, output[0], 1e-6f);
        scorer.Score(new VBuffer<int>(1, [5]), output);
        Assert.Equal(expected, output[0], 1e-6f);
    }

    [Fact]
    public void Score_NegativeId_IsRefused()
    {
        var scorer = new TokenScorer(Model(EmbeddingComposition.Sum, [2, 1], [1, 10, 0.5f], OutputFunction.Sigmoid), givesSums: true);

        var e = Assert.Throws<FeatureFaultException>(() => scorer.Score(new VBuffer<int>(2, [5, -3]), new float[1]));

        Assert.Contains("holds the token id -3 at place 1", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1f, 0, 0 }, 1)]
    [InlineData(new[] { 1f, 0, 1 }, 2 / 3.0)] // a sum of exactly 0 is class 0
    [InlineData(new[] { 0f, 1, 1 }, 0)]
    public void Quantize_BinaryNetwork_CountsTheRowsOfTheRightClass(float[] targets, double accuracy)
    {
        var model = Model(EmbeddingComposition.Sum, [2, 1], [1, 0, -1], OutputFunction.Sigmoid);
        var rows = TokenCorpus.Rows([[9], [12], [5]], targets); // sums 3 - 1, 0 - 1 and 1 - 1

        Assert.Equal(accuracy, Quantizer.Quantize(model, Table, rows, [0, 1, 2]).Quantization!.Accuracy, 1e-12);
    }

    [Fact]
    public void Quantize_SeveralClasses_MeasuresTheChosenRowsBeforeAndAfter()
    {
        // Class 0 has the first component, class 1 the second one times 0.502. In 8 bits (1, 2) is (63.5, 127) · 2/127:
        // 63.5 is rounded to 64, and 64 · 2/127 = 1.0079.
        var model = Model(EmbeddingComposition.Sum, [2, 2], [1, 0, 0, 0.502f, 0, 0], OutputFunction.Softmax);
        var rows = TokenCorpus.Rows([[5], [9], [12], [5]], [1, 0, 1, 0]); // sums (1, 1.004), (3, -0.502), (0, 2.008)

        var quantized = Quantizer.Quantize(model, Table, rows, [0, 1, 2]);

        Assert.Equal(new Quantization(3, 1, 2 / 3.0), quantized.Quantization);
        Assert.True(quantized.IsQuantized);
        Assert.Equal(new Quantization(0, 0, 0), Quantizer.Quantize(model, Table, rows, []).Quantization);
    }

    private static TrainingSummary Summary => new(StopReason.MaximumEpochs, 0, 0, 0, 0, []);

    private static EmbeddingFeedForwardModel Model(EmbeddingComposition composition, int[] widths, float[] parameters, OutputFunction output, int length = 0) =>
        new(Table, new TokenFactors(composition, [4], [], 7), length, new DenseStack(widths, Activation.ReLU, parameters), output, Summary);
}
