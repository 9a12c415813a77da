using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

/// <summary>The files with a training's state, and what a cancellation leaves.</summary>
public sealed class TrainingStateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource source = new();

    [Fact]
    public void Run_BothTrainings_HaveAStateOfTheirOwn()
    {
        var recipe = new ScriptedRecipe();

        Train(Request(recipe) with { StatePath = folder.File("state") });

        Assert.Equal([folder.File("state"), folder.File("state.all")], recipe.Runs.Select(run => run.StatePath));
    }

    [Fact]
    public void Run_NoStateWanted_KeepsNone()
    {
        var recipe = new ScriptedRecipe();

        Train(Request(recipe));

        Assert.Equal([null, null], recipe.Runs.Select(run => run.StatePath));
    }

    [Theory]
    [InlineData(false, new string[0])]
    [InlineData(true, new[] { "state", "state.all" })]
    public void Run_StateOfAnEarlierTraining_IsThereOnlyWhenResumed(bool resume, string[] expected)
    {
        string[] found = [];
        var recipe = new ScriptedRecipe((number, _) => found = number == 1 ? States() : found);
        folder.Write("state", "of the first training");
        folder.Write("state.all", "of the training on all rows");

        Train(Request(recipe) with { StatePath = folder.File("state"), Resume = resume });

        Assert.Equal(expected, found);
    }

    [Fact]
    public void DeleteState_AfterATraining_DeletesBothFilesThatItLeft()
    {
        var recipe = new ScriptedRecipe((_, run) => File.WriteAllText(run.StatePath!, "state")); // the request names a file
        var request = Request(recipe) with { StatePath = folder.File("state") };

        Train(request);
        Assert.Equal(["state", "state.all"], States());

        RecipeTraining.DeleteState(request);
        Assert.Empty(States());
    }

    [Fact]
    public void DeleteState_NoFileOrNoneNamed_DeletesNothing()
    {
        var request = Request(new ScriptedRecipe());

        RecipeTraining.DeleteState(request);
        RecipeTraining.DeleteState(request with { StatePath = folder.File("state") });

        Assert.Equal(["survey.csv"], folder.Names());
    }

    [Fact]
    public void RequestMissing_IsRefusedByName()
    {
        Assert.Equal("request", Assert.Throws<ArgumentNullException>(() => RecipeTraining.DeleteState(null!)).ParamName);
        Assert.Equal("request", Assert.Throws<ArgumentNullException>(() => Train(null!)).ParamName);
    }

    [Fact]
    public void Run_CancelledInTheFirstTraining_DoesNotTrainAgain()
    {
        var recipe = new ScriptedRecipe((_, _) => source.Cancel());

        var record = Train(Request(recipe)).Model.Manifest!.Training!;

        Assert.Single(recipe.Runs);
        Assert.Equal((9, 4, "maximum of epochs", false), (record.Epochs, record.BestEpoch, record.StoppedBy, record.Refitted));
    }

    [Theory]
    [InlineData(false)] // the recipe returns what it has, a model of too few epochs
    [InlineData(true)] // it has none yet
    public void Run_CancelledInTheTrainingOnAllRows_GivesTheModelOfTheFirst(bool hasNone)
    {
        var recipe = new ScriptedRecipe((number, run) =>
        {
            if (number == 2)
            {
                source.Cancel();
                (hasNone ? run.Cancellation : CancellationToken.None).ThrowIfCancellationRequested();
            }
        });

        var manifest = Train(Request(recipe)).Model.Manifest!;

        Assert.Equal(2, recipe.Runs.Count);
        Assert.Equal((18, false), (manifest.TrainedRows, manifest.Training!.Refitted));
        Assert.Equal("maximum of epochs; cancellation before it was trained again on all rows", manifest.Training.StoppedBy);
    }

    public void Dispose()
    {
        source.Dispose();
        folder.Dispose();
    }

    private TrainingResult Train(TrainingRequest request) => RecipeTraining.Run(request, cancellation: source.Token);

    // Of 20 rows a tenth is held out: 18 are learnt from, then all.
    private TrainingRequest Request(ScriptedRecipe recipe) => new()
    {
        DataPath = folder.Write("survey.csv", "answer,label\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"a great bus {i},good\na bad bus {i},bad\n"))),
        TextColumn = "answer",
        LabelColumn = "label",
        Recipe = recipe,
    };

    private string[] States() => [.. folder.Names().Where(name => name.StartsWith("state", StringComparison.Ordinal))];
}
