using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Architecture;

/// <summary>Values of views are read in one place, which names the row and the column of those that can't be used.</summary>
public sealed class ColumnReadingTests
{
    // The place itself, and views that hand on what others read.
    private static readonly string[] Exempt = ["ColumnReading.cs", "WatchedRow.cs", "BufferedColumn.cs", "BatchCursor.cs", "ChunkView.cs", "EpochRows.cs"];

    [Fact]
    public void Columns_OfEveryRoom_AreReadThroughTheOnePlace() => Assert.Empty(
        from path in Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories)
        where !Exempt.Contains(Path.GetFileName(path)) && File.ReadAllText(path).Contains(".GetGetter<", StringComparison.Ordinal)
        select $"{Path.GetRelativePath(SharedData.RepositoryRoot, path)} reads with GetGetter; use GetReader");
}
