using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;
using NlpMlNet.Testing;
using static NlpMlNet.Tests.Tokens.TokenData;

namespace NlpMlNet.Tests.Hosting;

/// <summary>What has no ONNX form refuses by name; ML.NET alone would leave it out and go on.</summary>
public sealed class OnnxRefusalTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Convert_StepWithoutOnnxForm_ThrowsNamingStepColumnsReasonAndWayOut()
    {
        var data = TextView(context, "a fine day", "no");

        var error = Refusal(context.Transforms.Text.SentimentFeatures("Features", "Text").Fit(data), data);

        Assert.Equal(
            "SentimentFeatures (from 'Text' to 'Features') has no ONNX form: finding words in a text needs the classes of Unicode's characters, "
            + "and ONNX's operators don't know them. Compute it in .NET, and convert the steps after it alone, from the columns that they read: "
            + "ConvertToOnnx(later steps, mlContext.Data.Cache(data after this step), stream). Cache is what ends the conversion there.",
            error.Message);
    }

    [Fact]
    public void Convert_EachStepOnTexts_ThrowsNamingItself()
    {
        var text = context.Transforms.Text;
        var data = TextView(context, "a fine day", "a bad day");
        var tokens = TokenView(context, "a fine day", "a bad day");

        CheckRefusal("NgramFeatures (from 'Text' to 'X') has no ONNX form: finding words", text.NgramFeatures("X", "Text"), data);
        CheckRefusal("SplitIntoTokens (from 'Text' to 'X') has no ONNX form: finding words", text.SplitIntoTokens("X", "Text"), data);
        CheckRefusal("MapTokensToIds (from 'Tokens' to 'X') has no ONNX form: folding words and hashing", text.MapTokensToIds("X", "Tokens"), tokens);
        CheckRefusal(
            "TokenizeIntoSubwords (from 'Text' to 'X') has no ONNX form: ONNX has no operator that splits words into subwords",
            text.LearnSubwords("X", "Text", new() { VocabularySize = 40, CancellationToken = TestContext.Current.CancellationToken }), data);
        CheckRefusal(
            "Embed (from 'Tokens' to 'X') has no ONNX form: folding words and finding",
            text.Embed("X", "Tokens", WordVectors.Create(["fine"], [1, 2], 2)), tokens);
    }

    [Fact]
    public void Convert_StepBeforeAnother_ThrowsInsteadOfLeavingItOut()
    {
        // Without the refusal, the copy would be made of the column that the step replaces.
        var data = context.Data.LoadFromEnumerable([new Both { Text = "fine", Features = 3 }]);
        var model = context.Transforms.Text.SentimentFeatures("Features", "Text").Append(context.Transforms.CopyColumns("Copy", "Features")).Fit(data);

        Assert.StartsWith("SentimentFeatures (from 'Text' to 'Features')", Refusal(model, data).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_StepThatComputesInBatches_ThrowsNamingIt()
    {
        var data = TextView(context, "one", "three");

        var error = Refusal(new TextLengthEstimator(context, windowRows: 2).Fit(data), data);

        Assert.StartsWith("TextLength (from 'Text' to 'Length', 'Ends') has no ONNX form: it is computed in .NET code.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_LaterStepsOfACachedView_Works()
    {
        var texts = TextView(context, "a fine day", "the other day");
        var ids = context.Transforms.Text.SplitIntoTokens("Tokens", "Text")
            .Append(context.Transforms.Text.MapTokensToIds("Ids", "Tokens")).Append(context.Transforms.SelectColumns("Ids")).Fit(texts).Transform(texts);
        var later = context.Transforms.Text.PadOrTruncate("Padded", "Ids", new() { Length = 4 }).Fit(ids);

        OnnxAgreement.Check(context, later, context.Data.Cache(ids), "Padded");
    }

    [Fact]
    public void Convert_ColumnOfAForeignStepWithoutOnnxForm_ThrowsNamingTheColumn()
    {
        var data = TextView(context, "a fine day");
        var model = context.Transforms.CustomMapping<TextRow, IdRow>((text, ids) => ids.Ids = [text.Text!.Length], contractName: null)
            .Append(context.Transforms.Text.PadOrTruncate("Padded", "Ids", new() { Length = 4 })).Fit(data);

        Assert.StartsWith("The ONNX graph has no column 'Ids': the step that makes it, or one before, has no ONNX form", Refusal(model, data).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ViewWithConditions_IsConvertedThroughThem()
    {
        var data = IdView(context, [[1, 2], [3, 4]]);
        var conditioned = new BatchConditions { Threads = 1 }.ApplyTo(context.Transforms.CopyColumns("Copy", "Ids").Fit(data).Transform(data));
        var model = context.Transforms.Text.PadOrTruncate("Padded", "Copy", new() { Length = 3 }).Fit(conditioned);

        using var onnx = OnnxModel.Convert(context, model, conditioned);

        Assert.Equal(["Ids"], onnx.Inputs);
        OnnxAgreement.Check(onnx, model.Transform(conditioned), data, "Copy", "Padded");
    }

    [Fact]
    public void RequireSize_MoreThanAFileHolds_ThrowsNamingBoth()
    {
        OnnxGraph.RequireSize(int.MaxValue);

        var error = Assert.Throws<NlpMlNetException>(() => OnnxGraph.RequireSize(2_400_000_000));

        Assert.StartsWith("The ONNX form of this model needs a tensor of 2.4 GB; an ONNX file has at most 2.1 GB.", error.Message, StringComparison.Ordinal);
    }

    private void CheckRefusal<T>(string start, IEstimator<T> step, IDataView data)
        where T : class, ITransformer => Assert.StartsWith(start, Refusal(step.Fit(data), data).Message, StringComparison.Ordinal);

    private NlpMlNetException Refusal(ITransformer model, IDataView data) =>
        Assert.Throws<NlpMlNetException>(() => context.Model.ConvertToOnnx(model, data, Stream.Null));

    private sealed class Both
    {
        public string Text { get; set; } = "";

        public float Features { get; set; }
    }
}
