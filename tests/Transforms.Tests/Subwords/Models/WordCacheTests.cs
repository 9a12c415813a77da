using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class WordCacheTests
{
    private readonly List<string> encoded = [];
    private readonly WordCache cache;

    // The ids of a word are its characters and its length.
    public WordCacheTests() => cache = new WordCache((word, ids) =>
    {
        encoded.Add(word.ToString());
        ids.AddRange([.. word.ToArray().Select(character => (int)character), word.Length]);
    });

    [Fact]
    public void Encode_WordThatCameBefore_IsNotEncodedAgain()
    {
        List<int> ids = [9];
        cache.Encode("ab", ids);
        cache.Encode("c", ids);
        cache.Encode("ab", ids);

        Assert.Equal([9, 97, 98, 2, 99, 1, 97, 98, 2], ids);
        Assert.Equal(["ab", "c"], encoded);
    }

    [Theory]
    [InlineData(128, 1)]
    [InlineData(129, 2)]
    public void Encode_LongWord_IsNotKept(int length, int times)
    {
        var word = new string('a', length);

        cache.Encode(word, []);
        cache.Encode(word, []);

        Assert.Equal(times, encoded.Count);
    }

    [Fact]
    public void Encode_MoreWordsThanThereArePlaces_GivesEachItsOwn()
    {
        for (var i = 0; i < 100_000; i++)
        {
            List<int> ids = [];
            cache.Encode($"{i % 50_000}", ids);

            Assert.Equal($"{i % 50_000}", string.Concat(ids.SkipLast(1).Select(id => (char)id)));
        }
    }
}
