using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class ScoringPathsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MemoryStream stream = new();
    private readonly string input;

    public ScoringPathsTests() => input = folder.Write("in.csv", "Text\n");

    private string Output => folder.File("out.csv");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Check_Files_HaveRejectsAndAJournalBesideTheOutput() => Assert.Equal(
        new ScoringPaths(input, Output, Output + ".rejects.csv", RejectsGiven: false, Output + ".resume.json"),
        ScoringPaths.Check(new() { InputPath = input, OutputPath = Output }, canResume: true));

    [Fact]
    public void Check_RejectsGiven_AreThere() => Assert.Equal(
        new ScoringPaths(input, Output, folder.File("bad.csv"), RejectsGiven: true, Output + ".resume.json"),
        ScoringPaths.Check(new() { InputPath = input, OutputPath = Output, RejectsPath = folder.File("bad.csv") }, canResume: true));

    [Fact]
    public void Check_OutputIsALink_PutsTheOthersBesideTheFile()
    {
        folder.Write("real.csv", "");
        File.CreateSymbolicLink(folder.File("link.csv"), folder.File("real.csv"));

        Assert.Equal(
            new ScoringPaths(input, folder.File("real.csv"), folder.File("real.csv.rejects.csv"), false, folder.File("real.csv.resume.json")),
            ScoringPaths.Check(new() { InputPath = input, OutputPath = folder.File("link.csv") }, canResume: true));
    }

    [Fact]
    public void Check_RunThatCantBeResumed_HasNoJournal()
    {
        Assert.Null(ScoringPaths.Check(new() { InputPath = input, OutputPath = Output }, canResume: false).Journal);
        Assert.Null(ScoringPaths.Check(new() { Input = stream, OutputPath = Output }, canResume: true).Journal);
    }

    [Fact]
    public void Check_Streams_HaveNoPaths()
    {
        Assert.Equal(new ScoringPaths(null, null, null, false, null), ScoringPaths.Check(new() { Input = stream, Output = stream }, canResume: true));
        Assert.Equal(
            new ScoringPaths(input, null, folder.File("bad.csv"), true, null),
            ScoringPaths.Check(new() { InputPath = input, Output = stream, RejectsPath = folder.File("bad.csv") }, canResume: true));
    }

    [Fact]
    public void Check_NoRegularFile_HasNothingBesideItAndCantBeResumed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs devices of Unix.");

        Assert.Equal(
            new ScoringPaths(input, "/dev/null", null, false, null),
            ScoringPaths.Check(new() { InputPath = input, OutputPath = "/dev/null" }, canResume: true));
        Assert.Equal(
            new ScoringPaths(input, Output, "/dev/null", true, null),
            ScoringPaths.Check(new() { InputPath = input, OutputPath = Output, RejectsPath = "/dev/null" }, canResume: true));
    }
}
