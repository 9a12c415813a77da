using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Recipes;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

/// <summary>The training on all rows repeats what the held-out rows have shown to be best.</summary>
public sealed class RefitTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Run_BestEpochWasNotTheLast_TrainsAgainForTheBestNumberOnAllRows()
    {
        var recipe = new BestOfNine(bestEpoch: 4);
        var data = Path.Combine(folder.FullName, "survey.csv");
        File.WriteAllLines(data, ["answer,label", .. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "a great bus,good" : "a bad bus,bad")]);

        RecipeTraining.Run(
            new TrainingRequest { DataPath = data, TextColumn = "answer", LabelColumn = "label", Recipe = recipe },
            cancellation: TestContext.Current.CancellationToken);

        // Of 20 rows a tenth is held out: first 18 and 2, for as long as it takes; then all 20, for four epochs.
        Assert.Equal([(18, 2, null), (20, 0, 4)], recipe.Calls);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A recipe that says it did nine epochs, and notes what it is asked for.</summary>
    private sealed class BestOfNine(int bestEpoch) : IRecipe
    {
        public List<(int Rows, int ValidationRows, int? Epochs)> Calls { get; } = [];

        public string Name => "best-of-nine";

        public string Description => "Notes what it is asked for.";

        public IReadOnlyList<RecipeSetting> Settings => [];

        public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
        {
            Calls.Add((Count(train), validation is null ? 0 : Count(validation), run.Epochs));
            var trained = RecipeCatalog.BuiltIn.Get("sentiment-features").Fit(run with { Epochs = 1 }, train, validation);
            return trained with { Outcome = new TrainingOutcome(Epochs: 9, bestEpoch, "maximum of epochs") };
        }

        private static int Count(IDataView view) => view.GetColumn<string>("answer").Count();
    }
}
