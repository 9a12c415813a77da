using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Recipes;

public sealed class EpochRowsTests : IDisposable
{
    private readonly WatchedDataView view;
    private readonly Reports reports = new();
    private readonly CancellationTokenSource stop = new();
    private readonly EpochRows rows;

    public EpochRowsTests()
    {
        view = new WatchedDataView(new MLContext().Data.LoadFromEnumerable(new[] { new Row { Text = "a", Label = 1 }, new Row { Text = "b", Label = 2 } }));
        rows = new EpochRows(view, nameof(Row.Text), count: 2, epochs: 3, stop.Token, reports);
    }

    public void Dispose() => stop.Dispose();

    [Fact]
    public void GetRowCursor_TextIsRead_ReportsTheEndOfEachEpoch()
    {
        Assert.Equal(["a", "b"], ReadTexts());
        Assert.Equal(["a", "b"], ReadTexts());

        Assert.Equal([(1, 3, 0d), (2, 3, 0d)], reports.Received.Select(report => (report.Epoch, report.MaximumEpochs, report.PartOfEpoch)));
        Assert.All(reports.Received, report => Assert.True(double.IsNaN(report.Loss) && report.ValidationLoss is null));
    }

    [Fact]
    public void GetRowCursor_AllEpochsDone_NoTimeIsLeft()
    {
        ReadTexts();
        ReadTexts();
        ReadTexts();

        Assert.Equal(TimeSpan.Zero, reports.Received[^1].TimeLeft);
        Assert.NotEqual(TimeSpan.Zero, reports.Received[0].TimeLeft);
    }

    [Fact]
    public void GetRowCursor_EpochLeftBeforeItsEnd_CountsNone()
    {
        using var cursor = rows.GetRowCursor([rows.Schema[nameof(Row.Text)]]);
        cursor.MoveNext();
        cursor.MoveNext();

        Assert.Empty(reports.Received);
    }

    [Fact]
    public void GetRowCursor_TextIsNotRead_IsNoEpoch()
    {
        Assert.Equal([1f, 2f], rows.GetColumn<float>(nameof(Row.Label)));

        Assert.Empty(reports.Received);
        Assert.Equal([nameof(Row.Label)], view.RequestedColumns);
    }

    [Theory]
    [InlineData(nameof(Row.Text))]
    [InlineData(nameof(Row.Label))]
    public void MoveNext_Cancelled_EndsAtTheNextRow(string column)
    {
        using (var cursor = rows.GetRowCursor([rows.Schema[column]]))
        {
            Assert.True(cursor.MoveNext());
            stop.Cancel();
            Assert.Throws<OperationCanceledException>(() => cursor.MoveNext());
        }

        Assert.Equal(0, view.OpenCursors);
    }

    [Fact]
    public void GetRowCursorSet_AnyNumber_IsOneCursorOverAllRows()
    {
        var cursor = Assert.Single(rows.GetRowCursorSet([rows.Schema[nameof(Row.Text)]], 4));
        using (cursor)
        {
            while (cursor.MoveNext())
            {
            }
        }

        Assert.Equal(1, Assert.Single(reports.Received).Epoch);
    }

    private string[] ReadTexts() => [.. rows.GetColumn<string>(nameof(Row.Text))];

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;

        public float Label { get; set; }
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Received { get; } = [];

        public void Report(TrainingProgress value) => Received.Add(value);
    }
}
