using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

/// <summary>The training on all rows repeats what the held-out rows have shown to be best.</summary>
public sealed class RefitTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Run_BestEpochWasNotTheLast_TrainsAgainForTheBestNumberOnAllRows()
    {
        var recipe = new ScriptedRecipe();
        var data = Path.Combine(folder.FullName, "survey.csv");
        File.WriteAllLines(data, ["answer,label", .. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? $"a great bus {i},good" : $"a bad bus {i},bad")]);

        RecipeTraining.Run(
            new TrainingRequest { DataPath = data, TextColumn = "answer", LabelColumn = "label", Recipe = recipe },
            cancellation: TestContext.Current.CancellationToken);

        // Of 20 rows a tenth is held out: first 18 and 2, for as long as it takes; then all 20, for four epochs.
        Assert.Equal([(18, 2), (20, 0)], recipe.Rows);
        Assert.Equal([null, 4], recipe.Runs.Select(run => run.Epochs));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
