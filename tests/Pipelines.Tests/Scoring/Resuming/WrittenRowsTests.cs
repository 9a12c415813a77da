using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class WrittenRowsTests : IDisposable
{
    private const string TwoRows = "Text,Score\n\"a\nb\",1\nc,2\n"; // 23 bytes: 11 + 8 + 4

    private readonly TemporaryFolder folder = new();

    private string Partial => folder.File("out.csv.partial");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Disagreement_RowsAsManyAsWritten_IsNone()
    {
        folder.Write("out.csv.partial", TwoRows + "a line that came later\n");
        folder.Write("bad.csv.partial", "Row,Line,Reason,RawText\n3,4,x,y\n");

        Assert.Null(Of(new(RowsRead: 5, RowsRejected: 1, 0, default, OutputBytes: 23, RejectsBytes: 32, RowsLeftOut: 2)));
    }

    [Fact]
    public void Disagreement_OtherNumberOfRows_NamesBoth()
    {
        folder.Write("out.csv.partial", TwoRows);

        Assert.Equal($"{Partial} has 2 rows where there should be 3", Of(new(RowsRead: 3, 0, 0, default, OutputBytes: 23, 0)));
        Assert.Equal($"{Partial} has 2 rows where there should be 1", Of(new(RowsRead: 1, 0, 0, default, OutputBytes: 23, 0)));
    }

    [Fact]
    public void Disagreement_NothingWritten_IsOneIfThereWereRows()
    {
        Assert.Equal("nothing was written for 3 rows", Of(new(RowsRead: 3, 0, 0, default, 0, 0)));
        Assert.Equal("nothing was written for 2 rows", Of(new(RowsRead: 2, RowsRejected: 2, 0, default, 0, 0)));
        Assert.Null(Of(new(RowsRead: 3, 0, 0, default, 0, 0, RowsLeftOut: 3)));
    }

    [Fact]
    public void Disagreement_FileGoneOrShorter_IsForTheOpeningToSay()
    {
        Assert.Null(Of(new(RowsRead: 9, 0, 0, default, OutputBytes: 23, 0)));
        folder.Write("out.csv.partial", TwoRows);
        Assert.Null(Of(new(RowsRead: 9, 0, 0, default, OutputBytes: 24, 0)));
    }

    [Fact]
    public void Disagreement_NoRejectsFile_IsNone() => Assert.Null(
        WrittenRows.Disagreement(default, new ScoringPaths(null, null, null, false, null)));

    private string? Of(ScoringPosition position) =>
        WrittenRows.Disagreement(position, new ScoringPaths("in.csv", folder.File("out.csv"), folder.File("bad.csv"), false, null));
}
