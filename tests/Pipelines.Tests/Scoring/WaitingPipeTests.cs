using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Named pipes of which nobody holds the other end.</summary>
public sealed class WaitingPipeTests : IClassFixture<ScoringWorkplace>, IDisposable
{
    private readonly ScoringWorkplace place;
    private readonly TemporaryFolder folder = new();

    public WaitingPipeTests(ScoringWorkplace place)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs named pipes of Unix.");
        this.place = place;
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Score_InputWithoutWriter_EndsWhenItIsCancelled() => AssertEnds(new BatchScoringOptions
    {
        InputPath = NamedPipe.Make(folder, "pipe"),
        OutputPath = folder.File("out.csv"),
    });

    [Fact]
    public void Score_OutputWithoutReader_EndsWhenItIsCancelled() => AssertEnds(new BatchScoringOptions
    {
        InputPath = place.WriteRows("waiting.csv", 3),
        OutputPath = NamedPipe.Make(folder, "pipe"),
    });

    [Fact]
    public void Score_RejectsWithoutReader_EndsWhenItIsCancelled() => AssertEnds(new BatchScoringOptions
    {
        InputPath = place.WriteRows("bad.csv", 3, badEvery: 2),
        OutputPath = folder.File("out.csv"),
        RejectsPath = NamedPipe.Make(folder, "pipe"),
    });

    [Fact]
    public void Load_ModelOfAPipe_IsRefusedAtOnce()
    {
        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(new MLContext(), NamedPipe.Make(folder, "model.zip")));

        Assert.StartsWith($"{folder.File("model.zip")} is a pipe and can be read only once", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadFromCsv_Pipe_IsRefusedAtOnce()
    {
        var error = Assert.Throws<NlpMlNetException>(() => new MLContext().Data.LoadFromCsv(NamedPipe.Make(folder, "rows.csv")));

        Assert.StartsWith($"{folder.File("rows.csv")} is a pipe and can be read only once", error.Message, StringComparison.Ordinal);
    }

    private void AssertEnds(BatchScoringOptions options)
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() => new BatchScorer(place.Multiclass, "model").Score(options, cancellationToken: cancellation.Token));
    }
}
