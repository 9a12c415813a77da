using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Evaluation;
using NlpMlNet.Importing;
using NlpMlNet.Models;
using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Importing;

/// <summary>A checkpoint that is a classifier: imported, saved, loaded, applied to CSV files.</summary>
public sealed class CheckpointImportTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    public static TheoryData<string> Classifiers => ReferenceTexts.Classifiers;

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Run_Classifier_ScoresReferenceTextsAsKnown(string checkpoint)
    {
        var texts = ReferenceTexts.Of(checkpoint);
        ReferenceTexts.WriteCsv(PathOf("in.csv"), texts);
        var model = SavedImport(SharedData.Find("models/" + checkpoint));

        var summary = BatchScorer.Load(context, model).Score(
            new BatchScoringOptions { InputPath = PathOf("in.csv"), OutputPath = PathOf("out.csv") }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((texts.Count, texts.Count, 0), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected));
        var classes = ModelFile.Load(context, model).Manifest!.Classes;
        var scored = context.Data.LoadFromCsv(PathOf("out.csv"));
        Assert.Equal(texts.Select(text => text.Label), scored.GetColumn<string>("PredictedLabel"));
        foreach (var (name, place) in classes.Select((name, place) => (name, place)))
        {
            var probabilities = Numbers(scored, $"Score.{name}");
            Assert.All(texts.Zip(probabilities), pair => Assert.Equal(pair.First.Probabilities[place], pair.Second, ReferenceTexts.Tolerance));
        }
    }

    [Fact]
    public void Run_WeightsThatOverflow_AreAnErrorOfTheRowInEveryUse()
    {
        ReferenceTexts.WriteCsv(PathOf("in.csv"), ReferenceTexts.Of("tiny-bert"));
        var checkpoint = CopyOf("tiny-bert", _ => { });
        MakeHuge(Path.Combine(checkpoint, "model.safetensors"), "classifier.weight");
        var path = SavedImport(checkpoint);
        var loaded = ModelFile.Load(context, path);
        var options = new BatchScoringOptions { InputPath = PathOf("in.csv"), OutputPath = PathOf("out.csv") };
        const string Fault = "the network's output is not a finite number. Its weights are damaged, or its training diverged: train or import the model again.";

        var scoring = Assert.ThrowsAny<NlpMlNetException>(() => new BatchScorer(loaded).Score(options, cancellationToken: TestContext.Current.CancellationToken));
        var evaluation = Assert.Throws<NlpMlNetException>(() => ModelEvaluation.Evaluate(
            context, loaded, PathOf("in.csv"), new EvaluationOptions { LabelColumn = "label" }, TestContext.Current.CancellationToken));
        using var engine = context.Model.CreatePredictionEngine<Input, Output>(loaded.Transformer, loaded.InputSchema);
        var prediction = Assert.ThrowsAny<NlpMlNetException>(() => engine.Predict(new Input { Text = "a film" }));

        Assert.Equal($"{PathOf("in.csv")}, row 1 (line 2): the model failed on this row: {Fault}", scoring.Message);
        Assert.Equal($"The model failed on row 1 of '{PathOf("in.csv")}': {Fault}", evaluation.Message);
        Assert.Equal(Fault, prediction.Message);
    }

    /// <summary>Makes all values of a tensor as large as a float can be.</summary>
    private static void MakeHuge(string file, string tensor)
    {
        var bytes = File.ReadAllBytes(file);
        var header = (int)BitConverter.ToInt64(bytes);
        using var tensors = JsonDocument.Parse(bytes.AsMemory(8, header));
        var offsets = tensors.RootElement.GetProperty(tensor).GetProperty("data_offsets");
        for (var at = offsets[0].GetInt32(); at < offsets[1].GetInt32(); at += sizeof(float))
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(8 + header + at), float.MaxValue);
        }

        File.WriteAllBytes(file, bytes);
    }

    [Fact]
    public void Run_NamesThatCsvMustQuote_AreClassesAndLabels()
    {
        string[] names = ["yes, \"of course\"", " no", "don't know; never did"];
        var checkpoint = CopyOf("tiny-bert", config => config["id2label"] = new JsonObject(
            names.Select((name, id) => KeyValuePair.Create($"{id}", (JsonNode?)name))));
        var texts = ReferenceTexts.Of("tiny-bert").Select(text => text with { Label = names[Array.IndexOf(text.Probabilities, text.Probabilities.Max())] }).ToList();
        ReferenceTexts.WriteCsv(PathOf("in.csv"), texts);
        var model = SavedImport(checkpoint);

        BatchScorer.Load(context, model).Score(
            new BatchScoringOptions { InputPath = PathOf("in.csv"), OutputPath = PathOf("out.csv") }, cancellationToken: TestContext.Current.CancellationToken);
        var metrics = ModelEvaluation.Evaluate(
            context, ModelFile.Load(context, model), PathOf("in.csv"), new EvaluationOptions { LabelColumn = "label" }, TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "id,text,label,PredictedLabel,Probability,\"Score.yes, \"\"of course\"\"\",Score. no,Score.don't know; never did\n", File.ReadAllText(PathOf("out.csv")), StringComparison.Ordinal);
        Assert.Equal(texts.Select(text => text.Label), context.Data.LoadFromCsv(PathOf("out.csv")).GetColumn<string>("PredictedLabel"));
        Assert.Equal((1.0, texts.Count), (metrics.Accuracy, metrics.Rows));
        Assert.Equal(names, metrics.PerClass.Select(row => row.Label));
    }

    [Fact]
    public void Score_RowsThatCannotBeRead_AreRejectedAndTheOthersKeepTheirOrder()
    {
        File.WriteAllText(PathOf("in.csv"), "id,text\n1,good\n2,bad,worse\n3,\n4,fine\n");
        var scorer = BatchScorer.Load(context, SavedImport(SharedData.Find("models/tiny-distilbert")));

        var summary = scorer.Score(
            new BatchScoringOptions { InputPath = PathOf("in.csv"), OutputPath = PathOf("out.csv") }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((4, 3, 1, 1), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.EmptyTexts));
        Assert.Equal(["1", "3", "4"], File.ReadLines(PathOf("out.csv")).Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void ScoreAndEvaluate_TextsThatAreTooLong_AreCounted()
    {
        var words = string.Join(' ', Enumerable.Repeat("good", 100)); // the model takes 64 tokens
        File.WriteAllText(PathOf("in.csv"), $"text,label\n{words},POSITIVE\ngood,POSITIVE\n{words},NEGATIVE\n");
        var path = SavedImport(SharedData.Find("models/tiny-distilbert"));

        var summary = BatchScorer.Load(context, path).Score(
            new BatchScoringOptions { InputPath = PathOf("in.csv"), OutputPath = PathOf("out.csv") }, cancellationToken: TestContext.Current.CancellationToken);
        var metrics = ModelEvaluation.Evaluate(
            context, ModelFile.Load(context, path), PathOf("in.csv"), new EvaluationOptions { LabelColumn = "label" }, TestContext.Current.CancellationToken);

        Assert.Equal((2L, 2L), (summary.Cuts.Texts, metrics.Cuts.Texts));
    }

    [Fact]
    public void Run_Manifest_SaysWhatIsKnownAndNothingOfTheTraining()
    {
        var clock = new FixedClock(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));
        var request = new ImportRequest
        {
            Checkpoint = SharedData.Find("models/tiny-bert/variants/sharded") + Path.DirectorySeparatorChar,
            TextColumn = "text",
            MaximumLength = 32,
        };

        using var json = JsonDocument.Parse(ModelFile.ToJson(CheckpointImport.Run(context, request, clock)));

        var root = json.RootElement;
        Assert.Equal(["recipe", "settings", "textColumn", "classes", "checkpoint", "versions"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"max-length":"32","batch-size":"32"}""", JsonSerializer.Serialize(root.GetProperty("settings")));
        var checkpoint = root.GetProperty("checkpoint");
        Assert.Equal("sharded", checkpoint.GetProperty("folder").GetString());
        Assert.Equal("BertForSequenceClassification", checkpoint.GetProperty("architecture").GetString());
        Assert.Equal("2024-05-06T07:08:09+00:00", checkpoint.GetProperty("importedAt").GetString());
        Assert.Equal(
            // From the list of sums that lies with the checkpoint.
            [
                ("model-00001-of-00002.safetensors", "be57e277ebae8e35cce17e2da786c6fa0e5e232d660833aaa69d05557b91ffa9"),
                ("model-00002-of-00002.safetensors", "b51c88b23439b03d0abd07cc6841b06624cab1ea062b48beb8ce50227f8bc602"),
            ],
            checkpoint.GetProperty("sha256").EnumerateObject().Select(file => (file.Name, file.Value.GetString()!)));
    }

    [Fact]
    public void Evaluate_NoLabelColumnNamed_AsksForIt()
    {
        var model = ModelFile.Load(context, SavedImport(SharedData.Find("models/tiny-distilbert")));

        var error = Assert.Throws<NlpMlNetException>(() => ModelEvaluation.Evaluate(context, model, PathOf("in.csv"), cancellation: TestContext.Current.CancellationToken));

        Assert.Equal("The model doesn't say which column holds the label. Name it with EvaluationOptions.LabelColumn.", error.Message);
    }

    [Fact]
    public void Run_LabelsForAll_AreTheClassesInTheirOrder()
    {
        var request = new ImportRequest { Checkpoint = SharedData.Find("models/tiny-bert"), TextColumn = "text", Labels = ["contra", "neither", "pro"] };

        var model = CheckpointImport.Run(context, request);

        Assert.Equal(["contra", "neither", "pro"], model.Manifest!.Classes);
        VBuffer<ReadOnlyMemory<char>> names = default;
        model.Transformer.GetOutputSchema(model.InputSchema)["Score"].GetSlotNames(ref names);
        Assert.Equal(["contra", "neither", "pro"], names.DenseValues().Select(name => name.ToString()));
    }

    [Theory]
    [InlineData("0", "contra", "contra neutral positive")]
    [InlineData("positive", "pro", "negative neutral pro")]
    public void Run_OneLabelRenamed_ByNumberOrName(string old, string name, string expected)
    {
        var request = new ImportRequest { Checkpoint = SharedData.Find("models/tiny-bert"), TextColumn = "text", RenamedLabels = new Dictionary<string, string> { [old] = name } };

        Assert.Equal(expected.Split(' '), CheckpointImport.Run(context, request).Manifest!.Classes);
    }

    [Fact]
    public void Run_LabelsThatDoNotFit_AreRefusedWithTheClasses()
    {
        var request = new ImportRequest { Checkpoint = SharedData.Find("models/tiny-bert"), TextColumn = "text" };
        var numbered = CopyOf("tiny-bert", config => config["id2label"] = new JsonObject { ["0"] = "1", ["1"] = "0", ["2"] = "2" });

        Assert.Equal(
            "ImportRequest.Labels names 2 classes, but the checkpoint has 3: negative, neutral, positive. Name all of them, in this order, or some by their present names or numbers (0=a).",
            Refusal(request with { Labels = ["a", "b"] }));
        Assert.Equal(
            "ImportRequest.Labels: the checkpoint has no class '3'. Its classes are, numbered from 0: negative, neutral, positive.",
            Refusal(request with { RenamedLabels = new Dictionary<string, string> { ["3"] = "a" } }));
        Assert.Equal(
            "ImportRequest.Labels: '0' is the name of class number 1, and the number of the class '1'. Name all classes in their order instead: 1, 0, 2.",
            Refusal(request with { Checkpoint = numbered, RenamedLabels = new Dictionary<string, string> { ["0"] = "a" } }));
        Assert.Contains("a different name for each class", Refusal(request with { Labels = ["a", "b", "a"] }), StringComparison.Ordinal);
        Assert.Contains("has the empty name", Refusal(request with { Labels = ["a", " ", "b"] }), StringComparison.Ordinal);

        string Refusal(ImportRequest wanted) => Assert.ThrowsAny<Exception>(() => CheckpointImport.Run(context, wanted)).Message;
    }

    [Fact]
    public void Run_BareVocabularyWithCapitals_NotesThatItIsCased()
    {
        var checkpoint = CopyOf("tiny-bert", _ => { });
        File.Delete(Path.Combine(checkpoint, "tokenizer.json"));
        File.Delete(Path.Combine(checkpoint, "tokenizer_config.json"));
        var vocabulary = File.ReadAllLines(Path.Combine(checkpoint, "vocab.txt"));
        vocabulary[^1] = "Harbour";
        File.WriteAllLines(Path.Combine(checkpoint, "vocab.txt"), vocabulary);
        var notes = new Notes();

        CheckpointImport.Run(context, new ImportRequest { Checkpoint = checkpoint, TextColumn = "text", Notes = notes });

        Assert.Contains("holds capitals, as in 'Harbour'", Assert.Single(notes.All), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RegressionHead_IsRefusedAsSuch()
    {
        var checkpoint = CopyOf("tiny-bert", config =>
        {
            config["id2label"] = new JsonObject { ["0"] = "LABEL_0" };
            config["label2id"] = new JsonObject { ["LABEL_0"] = 0 };
        });

        var error = Assert.Throws<NlpMlNetException>(() => Import(checkpoint));

        Assert.Contains("\"id2label\" is 1 name, which makes a regression; a classification has at least 2 labels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "text", "The text column is 'text' and the label column 'text'.")]
    [InlineData(" ", null, "The text column is ' ' and the label column ''.")]
    public void Run_ColumnsUnusable_IsRefused(string text, string? label, string message)
    {
        var request = new ImportRequest { Checkpoint = "nowhere", TextColumn = text, LabelColumn = label };

        var error = Assert.Throws<NlpMlNetException>(() => CheckpointImport.Run(context, request));

        Assert.Equal(message + " Name two different columns, or the text column alone.", error.Message);
    }

    public void Dispose() => folder.Delete(recursive: true);

    // A column of very small or very round numbers may be read as another type than Single.
    private static float[] Numbers(IDataView view, string column) => view.Schema[column].Type.RawType == typeof(float)
        ? [.. view.GetColumn<float>(column)]
        : [.. view.GetColumn<double>(column).Select(number => (float)number)];

    private LoadedModel Import(string checkpoint) => CheckpointImport.Run(context, new ImportRequest { Checkpoint = checkpoint, TextColumn = "text" });

    private string SavedImport(string checkpoint)
    {
        ModelFile.Save(context, PathOf("model.zip"), Import(checkpoint));
        return PathOf("model.zip");
    }

    private string CopyOf(string checkpoint, Action<JsonObject> change)
    {
        var source = SharedData.Find("models/" + checkpoint);
        var copy = folder.CreateSubdirectory("checkpoint").FullName;
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var path = Path.Combine(copy, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        config.Remove("label2id");
        change(config);
        File.WriteAllText(path, config.ToJsonString());
        return copy;
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Notes : IProgress<string>
    {
        public List<string> All { get; } = [];

        public void Report(string value) => All.Add(value);
    }

    private sealed class Input
    {
        [ColumnName("text")]
        public string Text { get; set; } = string.Empty;
    }

    private sealed class Output
    {
        public float[] Score { get; set; } = [];
    }
}
