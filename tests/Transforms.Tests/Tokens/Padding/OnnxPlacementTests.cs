using Microsoft.ML;
using NlpMlNet.Testing;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Tokens.TokenData;
using static NlpMlNet.Tokens.SequenceSide;

namespace NlpMlNet.Tests.Tokens;

/// <summary>PadOrTruncate in ONNX: rows shorter than the length, empty, as long, longer.</summary>
public sealed class OnnxPlacementTests
{
    private static readonly string[] Columns = ["Padded", "Mask", "Count"];

    private readonly MLContext context = new(seed: 1);

    public static TheoryData<SequenceSide, SequenceSide, int> Cases
    {
        get
        {
            TheoryData<SequenceSide, SequenceSide, int> cases = [];
            foreach (var length in (int[])[0, 2, 3, 5])
            {
                cases.Add(End, End, length);
                cases.Add(End, Beginning, length);
                cases.Add(Beginning, End, length);
                cases.Add(Beginning, Beginning, length);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convert_Ids_AgreesWithTransform(SequenceSide padAt, SequenceSide truncateAt, int length)
    {
        int[] Row(int first) => [.. Enumerable.Range(first, length)];
        var data = IdView(context, Row(1), Row(11));

        OnnxAgreement.Check(context, Fit(data, "Ids", Options(padAt, truncateAt)), data, Columns);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convert_Vectors_AgreesWithTransform(SequenceSide padAt, SequenceSide truncateAt, int length)
    {
        float[] Row(int first) => [.. Enumerable.Range(first, 2 * length).Select(value => value / 2f)];
        var data = VectorView(context, Row(1), Row(11));

        var model = Fit(data, "Vectors", Options(padAt, truncateAt) with { Width = 2 });

        OnnxAgreement.Check(context, model, data, Columns);
        using var onnx = OnnxModel.Convert(context, model, data);
        Assert.Equal([2, 3, 2], onnx.Run(data)["Padded"].Shape);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convert_Tokens_AgreesWithTransform(SequenceSide padAt, SequenceSide truncateAt, int length)
    {
        string Row(string token) => string.Join(' ', Enumerable.Range(1, length).Select(place => $"{token}{place}"));
        var data = TokenView(context, Row("a"), Row("b"));

        OnnxAgreement.Check(context, Fit(data, "Tokens", Options(padAt, truncateAt)), data, Columns);
    }

    [Fact]
    public void Convert_TwoIdsOfThree_GivesTheRowMaskAndCount()
    {
        var data = IdView(context, [[7, 8]]);

        using var onnx = OnnxModel.Convert(context, Fit(data, "Ids", Options(Beginning, End)), data);
        var tensors = onnx.Run(data);

        Assert.Equal([0, 7, 8], (int[])tensors["Padded"].Values);
        Assert.Equal([0f, 1f, 1f], (float[])tensors["Mask"].Values);
        Assert.Equal([2], (int[])tensors["Count"].Values);
        Assert.Equal([1, 1], tensors["Count"].Shape);
    }

    [Fact]
    public void Convert_ColumnPaddedInPlace_LaterStepsReadThePaddedOne()
    {
        var data = IdView(context, [[7, 8], [5, 6]]);
        var model = context.Transforms.Text.PadOrTruncate("Ids", "Ids", new() { Length = 3 }).Append(context.Transforms.CopyColumns("Copy", "Ids")).Fit(data);

        OnnxAgreement.Check(context, model, data, "Ids", "Copy");
    }

    [Fact]
    public void Convert_LoadedModel_AgreesWithTransform()
    {
        var data = IdView(context, [[7, 8, 9, 10], [1, 2, 3, 4]]);
        using var file = new MemoryStream();
        context.Model.Save(Fit(data, "Ids", Options(End, Beginning)), data.Schema, file);
        file.Position = 0;

        OnnxAgreement.Check(context, context.Model.Load(file, out _), data, Columns);
    }

    [Fact]
    public void Convert_OlderOperatorSet_ThrowsNamingTheStep()
    {
        var data = IdView(context, [[7, 8]]);

        var error = Assert.ThrowsAny<ArgumentException>(() => OnnxModel.Convert(context, Fit(data, "Ids", new() { Length = 3 }), data, operatorSet: 9));

        Assert.Contains("PadOrTruncate's minimum OpSet version requirement: 10", error.Message, StringComparison.Ordinal);
    }

    private static PadOrTruncateOptions Options(SequenceSide padAt, SequenceSide truncateAt) =>
        new() { Length = 3, PadAt = padAt, TruncateAt = truncateAt, MaskColumn = "Mask", LengthColumn = "Count" };

    private PadOrTruncateTransformer Fit(IDataView data, string column, PadOrTruncateOptions options) =>
        context.Transforms.Text.PadOrTruncate("Padded", column, options).Fit(data);
}
