using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Native;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;
using NlpMlNet.Tests.Checkpoints;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

/// <summary>A fine-tuned checkpoint as a model of ML.NET, without training.</summary>
public sealed class LoadTextClassificationCheckpointTests
{
    private static readonly TextClassificationCheckpointOptions OnCpu = new() { Device = TransformerDevice.Cpu };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Load_ReferenceTexts_GivesTheirProbabilitiesAndLabels()
    {
        var texts = ReferenceTexts.Of("tiny-roberta");
        using var model = context.Model.LoadTextClassificationCheckpoint(
            SharedData.Find("models/tiny-roberta"), "First", OnCpu with { ScoreColumnName = "P", OutputColumnName = "Topic", BatchSize = 4 });

        var named = model.Append(context.Transforms.Conversion.MapKeyToValue("Topic").Fit(model.Transform(View(texts))));

        Assert.Equal(["world", "sports", "business", "technology"], model.Classes);
        Assert.Equal(texts.Select(text => text.Label), named.Transform(View(texts)).GetColumn<string>("Topic"));
        foreach (var (text, actual) in texts.Zip(model.Transform(View(texts)).GetColumn<float[]>("P")))
        {
            Reference.AssertClose(text.Probabilities, actual, ReferenceTexts.Tolerance, text.Text);
        }
    }

    [Fact]
    public void Load_Pairs_GivesTheirProbabilities()
    {
        using var reference = new Reference("tiny-bert");
        var pairs = reference.Cases.Where(text => text.TryGetProperty("text_pair", out var pair) && pair.ValueKind == System.Text.Json.JsonValueKind.String).ToList();
        using var model = context.Model.LoadTextClassificationCheckpoint(
            SharedData.Find("models/tiny-bert"), "First", OnCpu with { Sentence2ColumnName = "Second", Truncation = SubwordTruncation.OnlySecond });

        var scores = model.Transform(context.Data.LoadFromEnumerable(pairs.Select(pair => new Row
        {
            First = pair.GetProperty("text").GetString()!,
            Second = pair.GetProperty("text_pair").GetString()!,
        }))).GetColumn<float[]>("Score");

        Assert.Equal(3, pairs.Count);
        foreach (var (pair, actual) in pairs.Zip(scores))
        {
            Reference.AssertClose(Reference.Floats(pair.GetProperty("probabilities")), actual, ReferenceTexts.Tolerance, pair.GetProperty("name").GetString()!);
        }
    }

    [Fact]
    public void SavedModel_FreshProcessWithoutTheFolder_GivesTheSameValues()
    {
        var data = View(ReferenceTexts.Of("tiny-distilbert"));
        TransformerTextClassificationTransformer model;
        using (var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-distilbert")))
        {
            model = context.Model.LoadTextClassificationCheckpoint(folder.FullPath, "First", OnCpu);
        }

        using (model)
        {
            Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
        }
    }

    [Theory]
    [InlineData("tiny-bert-pretraining", "it is a BertForPreTraining, without a head for classification.", "fine-tune this one on labelled texts (TransformerTextClassification).")]
    [InlineData("tiny-gpt2", "it is a GPT2LMHeadModel, without a head for classification.", "train a network on its vectors of labelled texts (ContextualEmbeddings).")]
    public void Load_NoHeadForClassification_SaysWhatItIsAndWhatToDo(string checkpoint, params string[] parts)
    {
        var error = Assert.Throws<NlpMlNetException>(() => context.Model.LoadTextClassificationCheckpoint(SharedData.Find("models/" + checkpoint), "First"));

        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_FolderIsAFile_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => context.Model.LoadTextClassificationCheckpoint(typeof(MLContext).Assembly.Location, "First"));

        Assert.EndsWith("is a file. A checkpoint is a folder with config.json, weights and tokenizer. Give the folder that it lies in, or unpack it if it is an archive.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LongerThanTheModelCanTake_IsRefused()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => context.Model.LoadTextClassificationCheckpoint(
            SharedData.Find("models/tiny-distilbert"), "First", OnCpu with { MaximumLength = 65 }));

        Assert.Equal("MaximumLength is 65; the model can take at most 64 tokens.", error.Message);
    }

    [Fact]
    public void Options_Wrong_AllFailuresTogether()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => new TextClassificationCheckpointOptions
        {
            Sentence2ColumnName = " ",
            ScoreColumnName = "",
            MaximumLength = 7,
            BatchSize = 0,
        }.Validate());

        Assert.Equal(
            "The options of the classifier are not valid: Sentence2ColumnName is empty; it must be null or the name of a column. "
            + "ScoreColumnName is empty; it must be the name of a column. MaximumLength is 7; it must be at least 8. BatchSize is 0; it must be at least 1.",
            error.Message);
    }

    private IDataView View(IEnumerable<ReferenceText> texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row { First = text.Text }));

    private sealed class Row
    {
        public string First { get; set; } = "";

        public string Second { get; set; } = "";
    }
}
