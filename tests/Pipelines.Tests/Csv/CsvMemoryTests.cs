using Microsoft.ML;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

/// <summary>What is measured here is the memory of the whole process: no other test may run at the same time.</summary>
[CollectionDefinition(nameof(CsvMemoryTests), DisableParallelization = true)]
[Collection(nameof(CsvMemoryTests))]
public sealed class CsvMemoryTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cursor_OverALargeFile_KeepsMemoryConstant()
    {
        var row = "some words that stand for a survey answer,12.5\n";
        var path = folder.Write("s.csv", "text,n\n" + string.Concat(Enumerable.Repeat(row, 400_000))); // 19 MB
        var view = context.Data.LoadFromCsv(path);
        using var cursor = view.GetRowCursor(view.Schema);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(cursor.MoveNext());
        }

        var early = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1000; i < 399_000; i++)
        {
            Assert.True(cursor.MoveNext());
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, 1 << 20);
    }
}
