using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.TorchSharp;
using Microsoft.ML.TorchSharp.NasBert;
using NlpMlNet;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Tests;

// ML.NET's component seeds the one random generator that torch has in a process, whatever else is training.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// Not NlpMlNet.Tests: inside NlpMlNet its own extension methods would come before those of a using line, and a clash would not show.
namespace ProgramWithBoth;

/// <summary>Microsoft.ML.TorchSharp and NlpMlNet.Torch in one program, which opens both with a <c>using</c> line, and in one pipeline.</summary>
public sealed class BesideTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");
    private readonly MLContext context;

    public BesideTests()
    {
        context = new MLContext(seed: 1) { TempFilePath = folder.FullName };
        RandomNasBert.WriteTo(Path.Combine(folder.FullName, "mlnet"));
    }

    [Fact]
    public void Pipeline_OfBoth_GivesTheSameValuesInAFreshProcess()
    {
        var data = Rows();
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label")
            .Append(context.MulticlassClassification.Trainers.TextClassification(
                scoreColumnName: "TheirScore", outputColumnName: "Theirs", sentence1ColumnName: "Text", batchSize: 8, maxEpochs: 1))
            .Append(context.MulticlassClassification.Trainers.TransformerTextClassification(new TransformerTextClassificationOptions
            {
                Sentence1ColumnName = "Text",
                ScoreColumnName = "OurScore",
                OutputColumnName = "Ours",
                NewEncoder = SmallEncoder,
                MaximumEpochs = 1,
                Device = TransformerDevice.Cpu,
            }))
            .Append(context.Transforms.Conversion.MapKeyToValue([new("Theirs"), new("Ours")]))
            .Append(context.Transforms.Concatenate("BothScores", "TheirScore", "OurScore"));

        var model = pipeline.Fit(data);
        var scored = model.Transform(data);

        Assert.All(scored.GetColumn<float[]>("BothScores"), scores => Assert.True(scores.Length == 4 && scores.All(float.IsFinite)));
        Assert.Equal(ViewValues.ReadAll(scored), FreshProcess.Transform(context, model, data));
    }

    // ML.NET seeds torch's generator and sets modes of its own model; nothing of that may be left to a training after it.
    [Fact]
    public void Fit_OursAfterTheirs_GivesTheSameWeightsAsAlone()
    {
        var data = context.Transforms.Conversion.MapValueToKey("Label").Fit(Rows()).Transform(Rows());
        var ours = context.MulticlassClassification.Trainers.TransformerTextClassification(new TransformerTextClassificationOptions
        {
            Sentence1ColumnName = "Text",
            NewEncoder = SmallEncoder,
            MaximumEpochs = 2,
            Device = TransformerDevice.Cpu,
        });
        var alone = Scores(ours.Fit(data).Transform(data));

        var theirs = context.MulticlassClassification.Trainers.TextClassification(sentence1ColumnName: "Text", batchSize: 8, maxEpochs: 1).Fit(data);
        Assert.All(Scores(theirs.Transform(data)), scores => Assert.All(scores, score => Assert.True(float.IsFinite(score))));
        var after = Scores(ours.Fit(data).Transform(data));

        Assert.Equal(alone, after);
    }

    [Fact]
    public void LoaderNames_OfBoth_AreDistinct()
    {
        Assembly[] packages = [typeof(NlpMlNetException).Assembly, typeof(FeedForwardOptions).Assembly, typeof(CsvOptions).Assembly,
            typeof(TransformerTextClassificationOptions).Assembly, typeof(ComparisonRecipes).Assembly];
        var ours = packages.SelectMany(package => package.GetCustomAttributes<ModelComponentAttribute>()).Select(component => component.LoaderName).ToList();
        var theirs = typeof(TextClassificationTrainer).Assembly.GetCustomAttributesData()
            .SelectMany(attribute => attribute.ConstructorArguments).SelectMany(Texts).ToHashSet();

        Assert.Contains("TXTCLSS", theirs);
        Assert.Contains("NlpMlNet.TransformerText", ours);
        Assert.Empty(ours.Intersect(theirs));
        Assert.Equal(ours.Count, ours.Distinct().Count());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static NewEncoderOptions SmallEncoder => new() { VocabularySize = 100, HiddenSize = 16, Layers = 1, Heads = 2, InnerSize = 32, MaximumLength = 16 };

    private static IEnumerable<string> Texts(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        string text => [text],
        IEnumerable<CustomAttributeTypedArgument> several => several.SelectMany(Texts),
        _ => [],
    };

    private static float[][] Scores(IDataView view) => [.. view.GetColumn<float[]>("Score")];

    private IDataView Rows() => context.Data.LoadFromEnumerable(
        Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? new Row { Text = $"a calm sea {i}", Label = "sea" } : new Row { Text = $"steep hills {i}", Label = "land" }));

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Label { get; set; } = "";
    }
}
