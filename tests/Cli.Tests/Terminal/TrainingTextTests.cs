using NlpMlNet.Cli.Terminal;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class TrainingTextTests
{
    private static readonly ModelManifest Manifest = new()
    {
        Recipe = "bag-of-words",
        Settings = new Dictionary<string, string>(),
        TextColumn = "text",
        Classes = ["a", "b"],
        TrainingData = new DataFingerprint("train.csv", "00", 100),
        TrainedRows = 100,
        ValidationRows = 10,
        Training = new TrainingRecord(9, 4, "maximum of epochs", Refitted: true, 1.25),
        Versions = new Dictionary<string, string>(),
    };

    [Fact]
    public void Ended_TrainedAgain_SaysSo() => Assert.Equal(
        "Trained bag-of-words on 100 rows in 1.2 s: 9 epochs, best 4, ended by: maximum of epochs; then again on all rows.", TrainingText.Ended(Manifest));

    [Fact]
    public void Rows_HeldOutAndLearntFromInTheEnd_SaysThatTheyAreThose() => Assert.Equal(
        "100 learnt from; 10 of them were held out at first, decided when to stop and gave the figures below", TrainingText.Rows(Manifest));

    [Fact]
    public void Rows_HeldOutForGood_SaysThatTheyAreOthers() => Assert.Equal(
        "90 learnt from; 10 others of the same file decided when to stop and gave the figures below",
        TrainingText.Rows(Manifest with { TrainedRows = 90, Training = Manifest.Training! with { Refitted = false } }));

    [Fact]
    public void Rows_ValidationFile_NamesIt() => Assert.Equal(
        "100 learnt from; 10 of dev.csv decided when to stop and gave the figures below", TrainingText.Rows(Manifest with { ValidationData = new DataFingerprint("dev.csv", "01", 10) }));

    [Fact]
    public void Rows_WithoutPatience_DecidedNothing() => Assert.Equal(
        "100 learnt from; 10 of them were held out at first and gave the figures below",
        TrainingText.Rows(Manifest with { Settings = new Dictionary<string, string> { ["patience"] = "0" }, Training = Manifest.Training! with { BestEpoch = 9 } }));

    [Fact]
    public void Rows_NoneDecided_SaysWhatWasLearntFrom() => Assert.Equal("100 learnt from", TrainingText.Rows(Manifest with { ValidationRows = 0 }));
}
