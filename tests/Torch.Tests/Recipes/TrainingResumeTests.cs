using Microsoft.ML;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Recipes;

/// <summary>An interrupted training that is resumed gives the model of one that was not interrupted, bit for bit.</summary>
public sealed class TrainingResumeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Run_CancelledInTheFirstTrainingAndTakenUp_GivesTheSameScores()
    {
        var request = Request();
        var whole = Scores(Train(request with { StatePath = null }));

        var cancelled = Cancel(request, news => news.ValidationLoss is not null);
        var news = new List<TrainingProgress>();
        var takenUp = Train(request with { Resume = true }, news);

        Assert.Equal("cancellation", cancelled.Model.Manifest!.Training!.StoppedBy);
        Assert.NotEqual(whole, Scores(cancelled));
        Assert.Equal(whole, Scores(takenUp));
        Assert.Equal((3, true), (takenUp.Model.Manifest!.Training!.Epochs, takenUp.Model.Manifest.Training.Refitted));
        Assert.Equal([2, 3], FinishedEpochs(news, heldOut: true));
    }

    [Fact]
    public void Run_CancelledInTheTrainingOnAllRowsAndTakenUp_DoesNotRepeatTheFirst()
    {
        var request = Request();
        var whole = Train(request with { StatePath = null });

        var cancelled = Cancel(request, news => news.ValidationLoss is null && news.PartOfEpoch == 0);
        var news = new List<TrainingProgress>();
        var takenUp = Train(request with { Resume = true }, news);

        Assert.False(cancelled.Model.Manifest!.Training!.Refitted);
        Assert.Equal(3, whole.Model.Manifest!.Training!.BestEpoch);
        Assert.Equal(Scores(whole), Scores(takenUp));
        Assert.Equal(whole.Metrics.LogLoss, takenUp.Metrics.LogLoss);
        Assert.Empty(FinishedEpochs(news, heldOut: true));
        Assert.Equal([2, 3], FinishedEpochs(news, heldOut: false));
    }

    [Fact]
    public void Run_Ended_KeepsItsStateUntilItIsDeleted()
    {
        var request = Request();

        Train(request);
        string[] kept = [.. Directory.GetFiles(folder.FullName, "state*").Select(path => Path.GetFileName(path)).Order()];
        RecipeTraining.DeleteState(request);

        Assert.Equal(["state", "state.all"], kept);
        Assert.Empty(Directory.GetFiles(folder.FullName, "state*"));
    }

    [Fact]
    public void Run_OldStateAndNoResume_StartsAnew()
    {
        var request = Request();
        File.WriteAllText(request.StatePath!, "what an interrupted training left");
        File.WriteAllText(request.StatePath + ".all", "what it left of the training on all rows");

        var anew = Train(request);

        Assert.Equal(Scores(Train(request with { StatePath = null })), Scores(anew));
    }

    [Fact]
    public void Run_StateOfAnotherSeed_IsRefused()
    {
        var request = Request();
        Cancel(request, news => news.ValidationLoss is not null);

        var error = Assert.Throws<NlpMlNetException>(() => Train(request with { Resume = true, Seed = 2 }));

        Assert.Contains($"'{request.StatePath}', from which the training was to go on, belongs to a training with other rows", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(request.StatePath));
    }

    [Fact]
    public void Run_StateCannotBeWritten_WarnsOnceInEachTrainingAndGivesTheModel()
    {
        var request = Request();
        Directory.CreateDirectory(request.StatePath!);
        Directory.CreateDirectory(request.StatePath + ".all");
        var news = new List<TrainingProgress>();

        var result = Train(request, news);

        Assert.Equal(Scores(Train(request with { StatePath = null })), Scores(result));
        string[] warnings = [.. news.Select(it => it.Warning).OfType<string>()];
        Assert.Equal(2, warnings.Length);
        Assert.Contains($"'{request.StatePath}'", warnings[0], StringComparison.Ordinal);
        Assert.Contains($"'{request.StatePath}.all'", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ResumeOfARecipeThatCannot_SaysBothThatIsWrong()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Train(Request() with { Recipe = RecipeCatalog.Default, StatePath = null, Resume = true }));

        Assert.Equal(
            "The training can't start: it is to be resumed (TrainingRequest.Resume), but no file with its state is named (TrainingRequest.StatePath); "
            + "a training of the recipe 'bag-of-words' can't be resumed (TrainingRequest.Resume).",
            error.Message);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static TrainingResult Train(TrainingRequest request, List<TrainingProgress>? news = null) => RecipeTraining.Run(
        request, progress: new Now(value => news?.Add(value)), cancellation: TestContext.Current.CancellationToken);

    private static TrainingResult Cancel(TrainingRequest request, Func<TrainingProgress, bool> at)
    {
        using var source = new CancellationTokenSource();
        return RecipeTraining.Run(
            request,
            progress: new Now(value =>
            {
                if (at(value))
                {
                    source.Cancel();
                }
            }),
            cancellation: source.Token);
    }

    private static IEnumerable<int> FinishedEpochs(IEnumerable<TrainingProgress> news, bool heldOut) =>
        news.Where(it => it.PartOfEpoch == 0 && it.ValidationLoss is not null == heldOut).Select(it => it.Epoch);

    private static string Scores(TrainingResult result) => ViewValues.ReadAll(result.Model.Transformer.Transform(
        new MLContext(1).Data.LoadFromEnumerable([new Row { text = "wave and hill" }, new Row { text = "ship ship sail" }, new Row { text = "" }])));

    private TrainingRequest Request()
    {
        var data = Path.Combine(folder.FullName, "train.csv");
        File.WriteAllText(data, TopicRows.Csv(60));
        return new TrainingRequest
        {
            DataPath = data,
            TextColumn = "text",
            LabelColumn = "topic",
            Recipe = new TransformerRecipe(),

            // At this rate the validation loss still falls in the third epoch, so that the training on all rows has three of them.
            Settings = new Dictionary<string, string>(TopicRows.SmallTransformer()) { ["epochs"] = "3", ["learning-rate"] = "0.003" },
            StatePath = Path.Combine(folder.FullName, "state"),
        };
    }

    private sealed class Row
    {
        public string text { get; set; } = "";
    }

    private sealed class Now(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
