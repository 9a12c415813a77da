using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Recipes;

/// <summary>The recipe <c>transformer-features</c>.</summary>
public sealed class TransformerFeaturesRecipeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Run_FromCheckpoint_SavedModelTellsFreshTextsApart()
    {
        var (context, model, test) = (new MLContext(1), Path.Combine(folder.FullName, "model.zip"), Write("test.csv", TopicRows.Csv(50, seed: 2)));
        var checkpoint = SharedData.Find("models/tiny-bert");

        var result = Train(new() { ["checkpoint"] = checkpoint, ["device"] = "cpu", ["epochs"] = "40", ["learning-rate"] = "0.02" });
        ModelFile.Save(context, model, result.Model);
        var metrics = ModelEvaluation.Evaluate(context, ModelFile.Load(context, model), test, cancellation: TestContext.Current.CancellationToken);

        Assert.True(metrics.Accuracy > 0.9, $"accuracy {metrics.Accuracy}");
        Assert.Equal(checkpoint, result.Model.Manifest!.Settings["checkpoint"]);
        Assert.Equal("mean", result.Model.Manifest.Settings["pooling"]);
    }

    [Fact]
    public void Run_NoCheckpoint_SaysHowToNameOneAndWhatLearnsWithout()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Train([]));

        Assert.Equal(
            "The recipe 'transformer-features' needs a pretrained checkpoint in Hugging Face's layout: --set checkpoint=FOLDER. "
            + "Without one, the recipes 'transformer' and 'embeddings' learn from nothing.",
            error.Message);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private TrainingResult Train(Dictionary<string, string> settings) => RecipeTraining.Run(
        new TrainingRequest
        {
            DataPath = Write("train.csv", TopicRows.Csv(100)),
            TextColumn = "text",
            LabelColumn = "topic",
            Recipe = new TransformerFeaturesRecipe(),
            Settings = settings,
        },
        cancellation: TestContext.Current.CancellationToken);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
