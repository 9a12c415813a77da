using NlpMlNet.Ngrams;

namespace NlpMlNet.Tests.Ngrams;

public sealed class NgramCounterTests
{
    private readonly NgramExtractor extractor = new(new NgramFeaturesOptions { LongestWordNgram = 1 });

    [Fact]
    public void Select_CountsTextsNotOccurrences()
    {
        var counter = Count(new NgramCounter(), "b b b", "a b", "c");

        Assert.Equal(["b 2", "a 1", "c 1"], Chosen(counter.Select(minimum: 1, maximum: 10)));
    }

    [Fact]
    public void Select_MinimumAndMaximum_KeepTheMostFrequent()
    {
        var counter = Count(new NgramCounter(), "d c b a", "d c b", "d c", "d");

        Assert.Equal(["d 4", "c 3", "b 2"], Chosen(counter.Select(minimum: 2, maximum: 10)));
        Assert.Equal(["d 4"], Chosen(counter.Select(minimum: 2, maximum: 1)));
        Assert.Empty(Chosen(counter.Select(minimum: 5, maximum: 10)));
    }

    [Fact]
    public void Select_Ties_InOrdinalOrderWhateverTheOrderOfTexts()
    {
        string[] texts = ["z é", "a Z", "m", "ab"];

        var forwards = Count(new NgramCounter(), texts).Select(1, 4);
        var backwards = Count(new NgramCounter(), [.. texts.Reverse()]).Select(1, 4);

        Assert.Equal(["z 2", "a 1", "ab 1", "m 1"], Chosen(forwards));
        Assert.Equal(Chosen(forwards), Chosen(backwards));
    }

    [Fact]
    public void Add_MoreDistinctThanCapacity_ForgetsTheRarest()
    {
        // Room for 8: the ninth distinct word makes room. Words of one text go first, then those of two.
        var counter = Count(new NgramCounter(capacity: 8), "a b", "a b", "a b", "c", "c", "d e f g h i");

        Assert.True(counter.HasForgotten);
        Assert.Equal(["a 3", "b 3", "c 2"], Chosen(counter.Select(1, 10)));

        Count(counter, "a d");
        Assert.Equal(["a 4", "b 3", "c 2", "d 1"], Chosen(counter.Select(1, 10)));
    }

    [Fact]
    public void Add_AllEquallyFrequentBeyondCapacity_EndsAndGoesOn()
    {
        var counter = Count(new NgramCounter(capacity: 4), "a b c d e", "x", "x y");

        Assert.Equal(["x 2", "y 1"], Chosen(counter.Select(1, 10)));
    }

    [Fact]
    public void Add_VeryLongWords_AreForgottenToo()
    {
        // Room for 4 n-grams and 4 x 16 characters.
        var counter = Count(new NgramCounter(capacity: 4), "a", "a", new string('z', 1000));

        Assert.True(counter.HasForgotten);
        Assert.Equal(["a 2"], Chosen(counter.Select(1, 10)));
    }

    private NgramCounter Count(NgramCounter counter, params string[] texts)
    {
        foreach (var text in texts)
        {
            extractor.Read(text);
            counter.Add(extractor.Words, extractor.Folded);
        }

        return counter;
    }

    private static string[] Chosen(NgramGroup group) =>
        [.. Enumerable.Range(0, group.Count).Select(number => $"{group[number]} {group.Documents[number]}")];
}
