using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvCursorTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void GetRowCursor_SeveralAtOnceAndAgain_GiveTheSameRows()
    {
        var view = context.Data.LoadFromCsv(folder.Write("s.csv", "a,b\n1,x\n2,\"y\nz\"\n"));
        var rows = "a=1 | b=x\na=2 | b=y\nz\n";

        Assert.All(ViewValues.ReadInterleaved(view, 4), text => Assert.Equal(rows, text));
        Assert.Equal(rows, ViewValues.ReadAll(view));
    }

    [Fact]
    public void Position_BeforeAmongAndAfterRows_IsAsMlNetSays()
    {
        var view = context.Data.LoadFromCsv(folder.Write("s.csv", "a\n1\n2\n"));
        using var cursor = view.GetRowCursor(view.Schema);

        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(1, cursor.Position);
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void GetIdGetter_OfEachRow_IsTheSameInEveryPass()
    {
        var view = context.Data.LoadFromCsv(folder.Write("s.csv", "a\n1\n2\n3\n"));

        Assert.Equal(Ids(view), Ids(view));
        Assert.Equal(3, Ids(view).Distinct().Count());
    }

    [Fact]
    public void GetGetter_ColumnNotAskedFor_Throws()
    {
        var view = context.Data.LoadFromCsv(folder.Write("s.csv", "a,b\n1,2\n"));
        using var cursor = view.GetRowCursor([view.Schema["a"]]);

        Assert.True(cursor.IsColumnActive(view.Schema["a"]));
        Assert.False(cursor.IsColumnActive(view.Schema["b"]));
        Assert.StartsWith("Column 'b' was not asked for when the cursor was made.", Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(view.Schema["b"])).Message);
        Assert.Equal("Column 'a' holds Single, not Int32.", Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(view.Schema["a"])).Message);
    }

    [Fact]
    public void Cursor_EveryWayItEnds_ClosesTheFile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are counted in /proc/self/fd.");
        var path = folder.Write("s.csv", "a,b\n1,x\n2,y\nz,3\n");
        var view = context.Data.LoadFromCsv(path, new CsvOptions { InferenceRows = 2 });
        Assert.Equal(0, OpenCount(path));

        var finished = view.GetRowCursor([view.Schema["b"]]);
        Assert.True(finished.MoveNext());
        Assert.Equal(1, OpenCount(path));
        while (finished.MoveNext())
        {
        }

        Assert.Equal(0, OpenCount(path));

        using (var left = view.GetRowCursor(view.Schema))
        {
            Assert.True(left.MoveNext());
        }

        Assert.Equal(0, OpenCount(path));

        using (var failing = view.GetRowCursor(view.Schema))
        {
            Assert.Throws<NlpMlNetException>(() =>
            {
                while (failing.MoveNext())
                {
                }
            });
        }

        Assert.Equal(0, OpenCount(path));
        Assert.Throws<NlpMlNetException>(() => context.Data.LoadFromCsv(path, new CsvOptions { Columns = [new("c", CsvType.Text)] }));
        Assert.Equal(0, OpenCount(path));
    }

    private static List<DataViewRowId> Ids(IDataView view)
    {
        var ids = new List<DataViewRowId>();
        using var cursor = view.GetRowCursor([]);
        var getId = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getId(ref id);
            ids.Add(id);
        }

        return ids;
    }

    private static int OpenCount(string path) => Directory.GetFiles("/proc/self/fd").Count(link => new FileInfo(link).LinkTarget == path);
}
