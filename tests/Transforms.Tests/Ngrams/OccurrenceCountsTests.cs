using NlpMlNet.Ngrams;

namespace NlpMlNet.Tests.Ngrams;

public sealed class OccurrenceCountsTests
{
    [Fact]
    public void Take_GivesAscendingNumbersAndStartsAnew()
    {
        var counts = new OccurrenceCounts(130);
        int[] added = [129, 64, 0, 63, 64, 129, 129];
        var numbers = new int[added.Length];
        var occurrences = new int[added.Length];

        Array.ForEach(added, counts.Add);

        Assert.Equal(4, counts.Take(numbers, occurrences));
        Assert.Equal([0, 63, 64, 129], numbers.Take(4));
        Assert.Equal([1, 1, 2, 3], occurrences.Take(4));

        counts.Add(64);
        Assert.Equal(1, counts.Take(numbers, occurrences));
        Assert.Equal((64, 1), (numbers[0], occurrences[0]));
    }
}
