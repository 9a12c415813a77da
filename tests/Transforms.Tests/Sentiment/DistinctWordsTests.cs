using NlpMlNet.Sentiment;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Sentiment;

public class DistinctWordsTests
{
    // The upper half of a hash says where a word's first place in the table is: with a step of 1, all words share one.
    [Theory]
    [InlineData(1UL << 40)]
    [InlineData(0x9E3779B97F4A7C15UL)]
    [InlineData(1UL)]
    public void Add_WordsInBatches_CountsEachOnce(ulong step)
    {
        var distinct = new DistinctWords();

        distinct.Clear(length: 10);

        Assert.Equal(2000, AddTwice(distinct, 2000, step));
    }

    [Fact]
    public void Clear_LongTextBefore_StartsAgain()
    {
        var distinct = new DistinctWords();

        distinct.Clear(length: 6_000_000);
        Assert.Equal(300_000, AddTwice(distinct, 300_000, 0x9E3779B97F4A7C15UL));

        distinct.Clear(length: 5000);
        Assert.Equal(0, distinct.Count);
        Assert.Equal(700, AddTwice(distinct, 700, 0x9E3779B97F4A7C15UL));
    }

    // Every word occurs twice, in batches of 100.
    private static int AddTwice(DistinctWords distinct, int count, ulong step)
    {
        var words = Enumerable.Range(0, count).Concat(Enumerable.Range(0, count))
            .Select(i => new FoldedWord(default, (ulong)i * step, 0, 1));
        foreach (var batch in words.Chunk(100))
        {
            distinct.Add(batch);
        }

        return distinct.Count;
    }
}
