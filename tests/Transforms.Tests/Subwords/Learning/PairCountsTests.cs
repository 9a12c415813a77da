using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PairCountsTests
{
    private static readonly string[] Symbols = ["a", "b", "c"];

    private readonly PairCounts counts = new(Symbols, minimumFrequency: 2);

    [Fact]
    public void TryTakeMostFrequent_Counts_ComeInTheirOrder()
    {
        Add(0, 1, word: 0, frequency: 3);
        Add(1, 2, word: 0, frequency: 3);
        Add(1, 2, word: 1, frequency: 1);
        Add(0, 2, word: 2, frequency: 1); // too rare

        Assert.Equal([(1, 2), (0, 1)], TakeAll());
    }

    [Fact]
    public void TryTakeMostFrequent_EqualCounts_ComeByTheirSymbols()
    {
        Add(1, 1, 0, 2);
        Add(0, 2, 0, 2);
        Add(0, 1, 0, 2);

        Assert.Equal([(0, 1), (0, 2), (1, 1)], TakeAll());
    }

    [Fact]
    public void TryTakeMostFrequent_PairTwiceInAWord_NamesTheWordOnce()
    {
        Add(0, 1, word: 4, frequency: 1);
        Add(0, 1, word: 4, frequency: 1);
        Add(0, 1, word: 7, frequency: 1);
        counts.QueueRaised();

        Assert.True(counts.TryTakeMostFrequent(out _, out var words));
        Assert.Equal([4, 7], words);
        Assert.False(counts.TryTakeMostFrequent(out _, out words));
        Assert.Empty(words);
    }

    [Fact]
    public void Remove_SomeOccurrences_ComesLaterOrNotAtAll()
    {
        Add(0, 1, 0, 5);
        Add(1, 2, 0, 4);
        Add(0, 2, 0, 3);
        counts.QueueRaised();

        counts.Remove(new SymbolPair(0, 1), 3); // 2 are left
        counts.Remove(new SymbolPair(1, 2), 4); // none
        counts.Remove(new SymbolPair(2, 2), 1); // not there

        Assert.Equal([(0, 2), (0, 1)], TakeAll());
    }

    [Fact]
    public void Remove_TooManyOccurrences_IsNoLongerFrequent()
    {
        Add(0, 1, 0, 5);
        counts.QueueRaised();

        counts.Remove(new SymbolPair(0, 1), 4);

        Assert.Empty(TakeAll());
    }

    [Fact]
    public void QueueRaised_PairThatGrows_ComesWithItsNewCount()
    {
        Add(0, 1, 0, 2);
        Add(0, 2, 0, 3);
        counts.QueueRaised();

        Add(0, 1, 1, 2);

        Assert.Equal([(0, 1), (0, 2)], TakeAll());
    }

    private void Add(int left, int right, int word, long frequency) => counts.Add(new SymbolPair(left, right), word, frequency);

    private List<(int Left, int Right)> TakeAll()
    {
        counts.QueueRaised();
        var taken = new List<(int, int)>();
        while (counts.TryTakeMostFrequent(out var pair, out _))
        {
            taken.Add((pair.Left, pair.Right));
        }

        return taken;
    }
}
