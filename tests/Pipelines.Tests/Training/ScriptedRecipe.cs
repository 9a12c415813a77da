using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Training;

/// <summary>A recipe that notes its runs, and says of each that the fourth of nine epochs was the best.</summary>
/// <param name="during">What happens in a run, given its number, from 1.</param>
internal sealed class ScriptedRecipe(Action<int, RecipeRun>? during = null) : IRecipe
{
    public List<RecipeRun> Runs { get; } = [];

    /// <summary>The number of rows to learn from and of those that decide when to stop, run by run.</summary>
    public List<(int Train, int Validation)> Rows { get; } = [];

    public string Name => "scripted";

    public string Description => "Notes its runs.";

    public IReadOnlyList<RecipeSetting> Settings => [];

    public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string> { ["Native library"] = "2.7.1" };

    public bool CanResume => true;

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        Runs.Add(run);
        Rows.Add((Count(train), validation is null ? 0 : Count(validation)));
        during?.Invoke(Runs.Count, run);
        return RecipeCatalog.BuiltIn.Get("sentiment-features").Fit(run with { Epochs = 1, Cancellation = default }, train, validation) with
        {
            Outcome = new TrainingOutcome(Epochs: 9, BestEpoch: 4, "maximum of epochs"),
        };

        int Count(IDataView view) => view.GetColumn<string>(run.TextColumn).Count();
    }
}
