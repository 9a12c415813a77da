using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

/// <summary>What a training notes of itself.</summary>
public sealed class TrainingManifestTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_GivenClock_NotesItsTime() => Assert.Equal(Noon, Train(Request()).Model.Manifest!.TrainedAt);

    [Fact]
    public void Run_RecipeNeedsOtherSoftware_NotesItsVersionBesideTheUsual()
    {
        var versions = Train(Request()).Model.Manifest!.Versions;

        Assert.Equal([".NET", "Microsoft.ML", "Native library", "NlpMlNet", "OS"], versions.Keys);
        Assert.Equal("2.7.1", versions["Native library"]);
        Assert.Equal(Environment.Version.ToString(), versions[".NET"]);
        Assert.Equal(RuntimeInformation.OSDescription, versions["OS"]);
        Assert.Equal(InformationalVersion(typeof(MLContext)), versions["Microsoft.ML"]);
        Assert.Equal(InformationalVersion(typeof(RecipeTraining)), versions["NlpMlNet"]);
    }

    [Fact]
    public void VersionOf_AssemblyThatSaysNoMore_IsThatOfItsName()
    {
        var plain = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Plain") { Version = new Version(3, 2, 1, 0) }, AssemblyBuilderAccess.Run);

        Assert.Equal("3.2.1.0", SoftwareVersions.VersionOf(plain));
    }

    [Fact]
    public void Run_HeldOutRows_NotesTheirFiguresAndThatTheyWereLearntFromInTheEnd()
    {
        var result = Train(Request());

        var manifest = result.Model.Manifest!;
        var metrics = result.Metrics;
        Assert.Equal(new ValidationFigures(2, metrics.Accuracy, metrics.MacroF1, metrics.LogLoss), manifest.Validation);
        Assert.Equal((20, 2, true), (manifest.TrainedRows, manifest.ValidationRows, manifest.Training!.Refitted));
        Assert.Equal((9, 4, "maximum of epochs"), (manifest.Training.Epochs, manifest.Training.BestEpoch, manifest.Training.StoppedBy));
        Assert.Equal("held-out rows", result.EvaluatedOn);
    }

    public void Dispose() => folder.Dispose();

    private static string InformationalVersion(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion; // both packages have one

    private static TrainingResult Train(TrainingRequest request) =>
        RecipeTraining.Run(request, new FixedClock(), cancellation: TestContext.Current.CancellationToken);

    private TrainingRequest Request() => new()
    {
        DataPath = folder.Write("survey.csv", "answer,label\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"a great bus {i},good\na bad bus {i},bad\n"))),
        TextColumn = "answer",
        LabelColumn = "label",
        Recipe = new ScriptedRecipe(),
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
