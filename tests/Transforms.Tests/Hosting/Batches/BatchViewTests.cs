using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Hosting;

public sealed class BatchViewTests
{
    private readonly MLContext context = new(seed: 1);
    private readonly BatchLog log = new();

    [Fact]
    public void Cursor_SortsWithinWindows_AndKeepsOrder()
    {
        var view = Transform(windowRows: 4, View("ccc", "a", "dddd", "bb", "7777777", "55555"));

        var lengths = view.GetColumn<int>("Length").ToArray();

        // Windows: (ccc a dddd bb) and (7777777 55555), each sorted by length and cut into twos.
        Assert.Equal([3, 1, 4, 2, 7, 5], lengths);
        Assert.Equal(["a bb", "ccc dddd", "55555 7777777"], log.Batches);
        Assert.Equal(0, log.OpenEngines);
    }

    [Fact]
    public void Cursor_ReadsAheadNoFurtherThanItsWindow()
    {
        var view = Transform(windowRows: 2, View("ccc", "a", "dddd", "bb"));

        using var cursor = view.GetRowCursor(view.Schema);
        cursor.MoveNext();
        cursor.MoveNext();

        Assert.Equal(["a ccc"], log.Batches);
        Assert.Equal(1, cursor.Position);
    }

    [Fact]
    public void Cursor_OtherColumns_ComeFromTheirOwnRow()
    {
        var rows = Enumerable.Range(0, 10).Select(i => new Row { Text = new string('x', 10 - i), Number = i, Vector = [.. Enumerable.Repeat((float)i, i)] });
        var view = Transform(windowRows: 4, context.Data.LoadFromEnumerable(rows));

        using var cursor = view.GetRowCursor(view.Schema);
        var getNumber = cursor.GetGetter<double>(view.Schema["Number"]);
        var getVector = cursor.GetGetter<VBuffer<float>>(view.Schema["Vector"]);
        var getLength = cursor.GetGetter<int>(view.Schema["Length"]);
        var getId = cursor.GetIdGetter();
        VBuffer<float> vector = default;
        double number = 0;
        var length = 0;
        DataViewRowId id = default;
        var count = 0;
        for (; cursor.MoveNext(); count++)
        {
            getNumber(ref number);
            getVector(ref vector);
            getLength(ref length);
            getId(ref id);
            Assert.Equal((count, 10 - count, count), (number, length, vector.Length));
            Assert.All(vector.DenseValues(), value => Assert.Equal(count, value));
            Assert.Equal((ulong)count, id.Low);
            Assert.Equal(count, cursor.Position);
        }

        Assert.Equal(10, count);
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Cursor_SourceColumnAskedForTwice_IsComputedOncePerRow()
    {
        var calls = 0;
        var counted = context.Transforms.CustomMapping<Row, Counted>((row, result) => (calls, result.Text) = (calls + 1, row.Text + "!"), null)
            .Fit(View("a")).Transform(View("ccc", "a", "bb"));

        var lengths = ViewValues.ReadAll(Transform(windowRows: 2, counted)); // reads Text as a column of its own and as the input

        Assert.Contains("Text=bb!", lengths, StringComparison.Ordinal);
        Assert.Contains("Length=3", lengths, StringComparison.Ordinal);
        Assert.Equal(3, calls);
    }

    [Fact]
    public void Cursor_ShuffledSource_OutputsStayWithTheirRows()
    {
        var rows = Enumerable.Range(1, 200).Select(i => new Row { Text = new string('x', i), Number = i });
        var shuffled = context.Data.ShuffleRows(context.Data.LoadFromEnumerable(rows), seed: 3);
        var view = Transform(windowRows: 16, shuffled);

        var read = context.Data.CreateEnumerable<NumberAndLength>(view, reuseRowObject: false).ToList();

        Assert.Equal(200, read.Count);
        Assert.All(read, row => Assert.Equal(row.Number, row.Length));
        Assert.NotEqual(Enumerable.Range(1, 200), read.Select(row => row.Length));
    }

    [Fact]
    public void GetRowCursor_WithRandom_ShufflesAsTheSourceDoes()
    {
        var source = context.Data.Cache(context.Data.LoadFromEnumerable(Enumerable.Range(1, 50).Select(i => new Row { Text = new string('x', i) })));
        var view = Transform(windowRows: 7, source);

        Assert.True(view.CanShuffle);
        Assert.Equal(Lengths(source, "Text", new Random(5)), Lengths(view, "Length", new Random(5)));
    }

    [Fact]
    public void GetRowCursorSet_NewColumnWanted_IsOneCursorWithFullWindows()
    {
        var view = Transform(windowRows: 2, View("ccc", "a", "dddd", "bb"));

        var cursors = view.GetRowCursorSet(view.Schema, 4);

        using var cursor = Assert.Single(cursors);
        while (cursor.MoveNext())
        {
        }

        Assert.Equal(["a ccc", "bb dddd"], log.Batches);
    }

    [Fact]
    public void GetRowCount_IsThatOfTheSource()
    {
        var source = context.Data.Cache(View("ccc", "a"));

        Assert.Equal(source.GetRowCount(), Transform(windowRows: 2, source).GetRowCount());
    }

    [Fact]
    public void Compute_Fails_NamesRowsOfTheWindowAndLeaksNothing()
    {
        var watched = new WatchedDataView(View("a", "bb", "ccc", "fail", "eeeee"));
        var view = Transform(windowRows: 2, watched);

        var error = Assert.Throws<BatchFailedException>(() => view.GetColumn<int>("Length").ToArray());

        Assert.Equal("The rows 3 to 4 were computed together, and this failed: the network is out of order.", error.Message);
        Assert.Equal((3, 4), (error.FirstRow, error.LastRow));
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal((0, 0), (watched.OpenCursors, log.OpenEngines));
    }

    [Fact]
    public void Cursor_ReadersCantBeMade_ClosesTheSourcesCursor()
    {
        var watched = new WatchedDataView(View("a"));
        var host = ((IHostEnvironment)context).Register("Plan");
        var plan = new BatchPlan<int, int>(host, ["Text"], 2, _ => throw new InvalidOperationException("no reader"), _ => null!, (_, _) => null!);
        var view = new BatchView<int, int>(watched, new TextLengthTransformer(context, 2).Transform(watched), plan);

        Assert.Throws<InvalidOperationException>(() => view.GetRowCursor(view.Schema));

        Assert.Equal(1, watched.CursorsEverOpened);
        Assert.Equal(0, watched.OpenCursors);
    }

    [Fact]
    public void Window_OfLongTexts_IsShorter()
    {
        // 64 MiB hold 4 texts of 8 Mi characters (16 MiB); the fifth begins a new window.
        var text = new string('x', 8 << 20);
        var view = Transform(windowRows: 100, View(text, text, text, text, text));

        using var cursor = view.GetRowCursor([view.Schema["Length"]]);
        cursor.MoveNext();

        Assert.Equal(2, log.Batches.Count); // 4 rows in twos
    }

    [Fact]
    public void Conditions_OfTheSource_ReachTheEngineThroughOtherSteps()
    {
        var computed = new List<int>();
        var source = new BatchConditions { Threads = 3, Computed = computed.Add }.ApplyTo(View("ccc", "a", "bb"));
        var copied = context.Transforms.CopyColumns("Copy", "Text").Fit(source).Transform(source);

        var lengths = Transform(windowRows: 3, copied).GetColumn<int>("Length").ToArray();

        Assert.Equal([3, 1, 2], lengths);
        Assert.Equal(3, Assert.Single(log.Engines).Threads);
        Assert.Equal([2, 1], computed);
    }

    [Fact]
    public void Cursor_Cancelled_StopsBetweenBatches()
    {
        using var cancellation = new CancellationTokenSource();
        var conditions = new BatchConditions { CancellationToken = cancellation.Token, Computed = _ => cancellation.Cancel() };
        var view = Transform(windowRows: 100, conditions.ApplyTo(View("ccc", "a", "bb", "dddd")));

        Assert.Throws<OperationCanceledException>(() => view.GetColumn<int>("Length").ToArray());

        Assert.Equal(["a bb"], log.Batches);
        Assert.Equal(0, log.OpenEngines);
    }

    private IDataView Transform(int windowRows, IDataView data) => new TextLengthTransformer(context, windowRows, log).Transform(data);

    private IDataView View(params string[] texts) => context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));

    private static List<int> Lengths(IDataView view, string column, Random random)
    {
        var lengths = new List<int>();
        using var cursor = view.GetRowCursor([view.Schema[column]], random);
        var get = column == "Text" ? LengthOfText(cursor) : LengthComputed(cursor);
        while (cursor.MoveNext())
        {
            lengths.Add(get());
        }

        return lengths;
    }

    private static Func<int> LengthOfText(DataViewRow row)
    {
        var getter = row.GetGetter<ReadOnlyMemory<char>>(row.Schema["Text"]);
        return () =>
        {
            ReadOnlyMemory<char> text = default;
            getter(ref text);
            return text.Length;
        };
    }

    private static Func<int> LengthComputed(DataViewRow row)
    {
        var getter = row.GetGetter<int>(row.Schema["Length"]);
        return () =>
        {
            var length = 0;
            getter(ref length);
            return length;
        };
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public double Number { get; set; }

        public float[] Vector { get; set; } = [];
    }

    private sealed class Counted
    {
        public string Text { get; set; } = "";
    }

    private sealed class NumberAndLength
    {
        public double Number { get; set; }

        public int Length { get; set; }
    }
}
