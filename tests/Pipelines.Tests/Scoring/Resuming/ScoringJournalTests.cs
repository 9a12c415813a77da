using System.Runtime.Versioning;
using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class ScoringJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_NoJournal_IsNull() => Assert.Null(ScoringJournal.Read(folder.File("none")));

    [Fact]
    public void Read_WrittenJournal_IsTheSame()
    {
        var position = new ScoringPosition(9, 2, 3, new(4, 40, 400, 64), 100, 50, 1, 5, 6, 1);
        var journal = new ScoringJournal("model", new(StringComparer.Ordinal) { ["Strict"] = "False" }, 1000, new InputMark(500, "abc"), position, Complete: true);

        journal.Write(folder.File("j"));
        var read = ScoringJournal.Read(folder.File("j"))!;

        Assert.Equal(
            ("model", 1000L, new InputMark(500, "abc"), position, true), (read.Model, read.InputSize, read.InputMark, read.Position, read.Complete));
        Assert.Equal("False", Assert.Single(read.Settings).Value);
        Assert.Equal(["j"], folder.Names());
    }

    [Fact]
    public void Read_DamagedJournal_NamesTheLine()
    {
        folder.Write("j", "{\n  \"model\": \"m\",\n  \"settings\": oops\n}");

        Assert.Equal(
            $"{folder.File("j")} can't be read: it is damaged, in line 3. Delete it and start again without resuming.",
            Assert.Throws<NlpMlNetException>(() => ScoringJournal.Read(folder.File("j"))).Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public void Read_JsonThatIsNone_IsRefusedAndNotTakenForNoJournal(string content) =>
        Assert.StartsWith($"{folder.Write("j", content)} can't be read: ", Assert.Throws<NlpMlNetException>(() => ScoringJournal.Read(folder.File("j"))).Message, StringComparison.Ordinal);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Write_Journal_IsForTheUserAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file there has the rights of its folder.");

        new ScoringJournal("model", [], 0, default, default, Complete: false).Write(folder.File("j"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("j")));
    }

    [Fact]
    public void Start_InputChangedBeforeAnythingWasRead_GoesOnIfTheSizeIsTheSame()
    {
        var options = new BatchScoringOptions { InputPath = folder.Write("in.csv", "Text\nb\n"), OutputPath = folder.File("out.csv"), Resume = true };
        var paths = ScoringPaths.Check(options, canResume: true);
        var journal = new ScoringJournal("model", options.Settings, InputSize: 7, default, default, Complete: false);

        journal.Write(paths.Journal!);
        Assert.Equal(7, ScoringJournal.Start(options, paths, "model").InputSize);
        (journal with { InputSize = 8 }).Write(paths.Journal!);
        Assert.Contains("has changed", Assert.Throws<NlpMlNetException>(() => ScoringJournal.Start(options, paths, "model")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_JournalButNoResume_BeginsAgain()
    {
        var options = new BatchScoringOptions { InputPath = folder.Write("in.csv", "Text\nb\n"), OutputPath = folder.File("out.csv") };
        var paths = ScoringPaths.Check(options, canResume: true);
        new ScoringJournal("another", options.Settings, 7, new InputMark(7, "x"), new(1, 0, 0, default, 9, 0), Complete: true).Write(paths.Journal!);

        var journal = ScoringJournal.Start(options, paths, "model");

        Assert.Equal(("model", 7L, default(InputMark), default(ScoringPosition), false), (journal.Model, journal.InputSize, journal.InputMark, journal.Position, journal.Complete));
    }
}
