using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class AlphabetTests
{
    // a 3 times, b 2, 😀 2, z 1.
    private readonly WordCounts words = new();

    public AlphabetTests()
    {
        foreach (var word in new[] { "ab", "ab", "a😀", "😀z" })
        {
            words.Encode(word, []);
        }
    }

    [Fact]
    public void Of_Size_TakesTheMostFrequentAndOfEqualOnesTheFirst()
    {
        Assert.Equal("a", Of(size: 1));
        Assert.Equal("ab", Of(size: 2));
        Assert.Equal("abz😀", Of(size: 9));
    }

    [Fact]
    public void Of_Room_IsTwoPiecesForACharacterThatContinuesWords()
    {
        Assert.Equal("ab", Of(room: 5));
        Assert.Equal("ab😀", Of(room: 6));
        Assert.Equal("ab😀", Of(room: 5, alone: "😀"));
        Assert.Equal("a", Of(room: 1, alone: "a"));
        Assert.Equal("", Of(room: 1));
    }

    [Fact]
    public void ContinuingCharacters_ThoseThatAreAlone_AreNotAmongThem() =>
        Assert.Equal("abz", string.Concat(Alphabet.Of(words, 9, 99, rune => rune.Value > 128).ContinuingCharacters));

    [Fact]
    public void Covers_Word_IsOfItsCharactersAlone()
    {
        var alphabet = Alphabet.Of(words, size: 3, room: 99, _ => false); // a, b, 😀

        Assert.True(alphabet.Covers("ba😀"));
        Assert.True(alphabet.Covers(""));
        Assert.False(alphabet.Covers("baz"));
    }

    [Fact]
    public void WordCounts_Words_AreCounted()
    {
        Assert.Equal((3, 4L), (words.Count, words.Total));
        Assert.Equal(["ab 2", "a😀 1", "😀z 1"], Enumerable.Range(0, 3).Select(i => $"{words.WordAt(i)} {words.CountAt(i)}"));
    }

    [Fact]
    public void WordCounts_MoreThanTheFirstRoom_KeepsAll()
    {
        var many = new WordCounts();
        for (var i = 0; i < 40; i++)
        {
            many.Encode($"w{i % 20}", []);
        }

        Assert.Equal((20, 40L), (many.Count, many.Total));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(2, many.CountAt(i)));
    }

    [Fact]
    public void WordCounts_WordThatNoModelTakes_IsLeftOut()
    {
        var counts = new WordCounts();
        counts.Encode(new string('a', 100), []);
        counts.Encode(new string('a', 101), []);
        counts.Encode(string.Concat(Enumerable.Repeat("😀", 100)), []); // 200 units, and 100 characters
        counts.Encode(string.Concat(Enumerable.Repeat("😀", 101)), []);

        Assert.Equal((2, 2L), (counts.Count, counts.Total));
    }

    private string Of(int size = 9, int room = 99, string alone = "") =>
        string.Concat(Alphabet.Of(words, size, room, rune => alone.EnumerateRunes().Contains(rune)).Characters.Select(rune => rune.ToString()));
}
