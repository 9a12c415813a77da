using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class RecordSorterTests
{
    [Theory]
    [InlineData(1 << 15)] // 1024 records: many blocks
    [InlineData(1 << 30)]
    public void Sorted_ManyRecords_AreInOrderWithTheirSums(long memory)
    {
        var random = new Random(1);
        var expected = new SortedDictionary<(int, int), long>();
        using var sorter = new RecordSorter(memory);
        for (var i = 0; i < 20_000; i++)
        {
            var (first, second) = (random.Next(90), random.Next(-1, 90));
            expected[(first, second)] = expected.GetValueOrDefault((first, second)) + i;
            sorter.Add(new NgramRecord([first, second], i));
        }

        using var stream = sorter.Sorted();

        Assert.Equal(memory < 1 << 20, sorter.BlockCount > 2);
        Assert.Equal(expected.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value)), Read(stream));
    }

    [Fact]
    public void Record_SixWords_GivesThemBack()
    {
        int[] words = [1, 0, -1, int.MaxValue - 1, 5, 77];
        var copy = new int[6];

        new NgramRecord(words, 3).CopyTo(copy);

        Assert.Equal(words, copy);
        Assert.True(new NgramRecord([3], 0).CompareTo(new NgramRecord([3, 0], 0)) < 0); // no word comes first
        Assert.True(new NgramRecord([1, 2, 3, 4, 5, 6], 0).CompareTo(new NgramRecord([1, 2, 3, 4, 5, 7], 0)) < 0);
        Assert.True(new NgramRecord([1, 9], 0).CompareTo(new NgramRecord([2, 0], 0)) < 0);
    }

    [Fact]
    public void Train_CountsThatExceedTheMemory_GiveTheSameModel()
    {
        var random = new Random(1);
        string[] lines = [.. Enumerable.Range(0, 10_000).Select(_ => string.Join(' ', Enumerable.Range(0, 12).Select(_ => $"w{(int)(30 * Math.Pow(random.NextDouble(), 3))}")))];

        var (small, large) = (Train(1 << 20), Train(1 << 30));

        Assert.Equal(large.NgramCounts, small.NgramCounts);
        Assert.All(lines.Take(20), line => Assert.Equal(SmallModel.Score(large, line), SmallModel.Score(small, line)));

        NgramModel Train(long memory) => new NgramTrainer(new() { Order = 5, MemoryLimit = memory }).Train(lines);
    }

    private static IEnumerable<(int First, int Second, long Value)> Read(RecordStream stream)
    {
        var words = new int[2];
        while (stream.TryRead(out var record))
        {
            record.CopyTo(words);
            yield return (words[0], words[1], record.Value);
        }
    }
}
