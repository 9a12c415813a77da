using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Decoding;
using NlpMlNet.Hosting;
using NlpMlNet.Testing;
using NlpMlNet.Tests.LanguageModels;

namespace NlpMlNet.Tests.Decoding;

public sealed class GenerateTextTests
{
    private static readonly DecodingOptions AllSettings = new()
    {
        Method = new Sampling { Temperature = 1.5, TopK = 9, TopP = 0.95, MinimumP = 0.01 },
        MaximumTokens = 7,
        MinimumTokens = 2,
        Continuations = 3,
        EndTokens = ["cat"],
        StopStrings = ["the dog"],
        BannedStrings = ["sat on"],
        RepetitionPenalty = 1.1,
        NoRepeatNgrams = 3,
        AllowUnknown = true,
        AddStartToken = false,
        Seed = 4,
        BatchSize = 2,
    };

    private readonly MLContext context = new(seed: 1);

    public static TheoryData<DecodingOptions> Options => [new DecodingOptions(), new DecodingOptions { Method = new BeamSearch { Width = 3 }, Continuations = 3, BatchSize = 2 }, AllSettings];

    [Theory]
    [MemberData(nameof(Options))]
    public void GenerateText_AnyMethod_PassesTheChecksOfAllEstimators(DecodingOptions options) => EstimatorConformance.Check(
        context, context.Transforms.Text.GenerateText("Next", "Text", SmallModel.Train(), options), Data("the cat", "the", "on the mat", "the"), "Text");

    [Fact]
    public void GenerateText_GreedySearch_AddsWhatTheGeneratorWrites()
    {
        var model = SmallModel.Train();
        var data = Data("the cat", "on");

        var texts = context.Transforms.Text.GenerateText("Next", "Text", model).Fit(data).Transform(data).GetColumn<string>("Next");

        var generator = new TextGenerator(model);
        Assert.Equal([generator.Generate("the cat")[0].Text, generator.Generate("on")[0].Text], texts);
    }

    [Fact]
    public void GenerateText_Sampling_DependsOnSeedAndTextAlone()
    {
        var options = AllSettings with { Continuations = 1, EndTokens = [] };
        string[] Texts(DecodingOptions options, params string[] prompts) =>
            [.. context.Transforms.Text.GenerateText("Next", "Text", SmallModel.Train(), options).Fit(Data(prompts)).Transform(Data(prompts)).GetColumn<string>("Next")];

        var texts = Texts(options, "the cat", "the", "on the", "the", "a dog");

        Assert.Equal(texts[1], texts[3]);
        Assert.Equal(texts, Texts(options with { BatchSize = 16 }, "a dog", "the", "on the", "the", "the cat").Reverse());
        Assert.NotEqual(texts, Texts(options with { Seed = 5 }, "the cat", "the", "on the", "the", "a dog"));
    }

    [Fact]
    public void GenerateText_OtherTexts_DrawOtherNumbers()
    {
        var uniform = new TableModel(ByteVocabulary.Pieces("0", "1", "2", "3"), _ => [0, 0, 0, 0]);
        var options = new DecodingOptions { Method = new Sampling(), EndTokens = [], MaximumTokens = 30, Seed = 1 };
        var data = Data("1", "2", "3", "11");

        var texts = context.Transforms.Text.GenerateText("Next", "Text", uniform, options).Fit(data).Transform(data).GetColumn<string>("Next").ToArray();

        Assert.Equal(4, texts.Distinct().Count());
    }

    [Fact]
    public void GenerateText_NoSeed_TakesTheContexts() =>
        Assert.Equal(1, context.Transforms.Text.GenerateText("Next", "Text", SmallModel.Train()).Fit(Data("the")).Options.Seed);

    [Fact]
    public void Load_SavedModel_HasAllSettings()
    {
        var transformer = context.Transforms.Text.GenerateText("Next", "Text", SmallModel.Train(), AllSettings).Fit(Data("the"));
        using var stream = new MemoryStream();
        context.Model.Save(transformer, Data("the").Schema, stream);

        var loaded = Assert.IsType<GenerateTextTransformer>(new MLContext().Model.Load(stream, out _));

        Assert.Equivalent(AllSettings, loaded.Options);
    }

    [Fact]
    public void GenerateText_TextWithoutAToken_IsRefusedByRow()
    {
        var data = Data("the", "");
        var view = context.Transforms.Text.GenerateText("Next", "Text", SmallModel.Train(), new() { AddStartToken = false }).Fit(data).Transform(data);

        var error = Assert.Throws<RowRefusedException>(() => view.GetColumn<string>("Next").ToArray());

        Assert.StartsWith("Row 2 of column 'Text' can't be continued: The prompt '' has no token to begin with, and DecodingOptions.AddStartToken is false", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GenerateText_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var view = context.Transforms.Text.GenerateText("Next", "Text", SmallModel.Train(), new() { CancellationToken = source.Token }).Fit(Data("the")).Transform(Data("the"));

        Assert.Throws<OperationCanceledException>(() => view.GetColumn<string>("Next").ToArray());
    }

    private IDataView Data(params string[] texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
