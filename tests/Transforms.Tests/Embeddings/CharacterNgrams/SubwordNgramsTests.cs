using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class SubwordNgramsTests
{
    [Fact]
    public void Defaults_AreThoseOfFastText()
    {
        var ngrams = new SubwordNgrams();

        ngrams.Validate();
        Assert.Equal((3, 6, 2_000_000), (ngrams.Shortest, ngrams.Longest, ngrams.BucketCount));
    }

    [Fact]
    public void BucketsOf_LetterBeyondAscii_HashesBytesWithTheirSign()
    {
        var ngrams = new SubwordNgrams { Shortest = 2, Longest = 3, BucketCount = 1000 };

        // In the order <n, <né, né, né>, é>: FNV-1a, where the bytes C3 A9 of é count as FFFFFFC3 and FFFFFFA9:
        // 1677120655, 3020065143, 166497165, 1382017737, 4247996781; each modulo 1000.
        Assert.Equal([655, 143, 165, 737, 781], ngrams.BucketsOf("né"));
    }

    [Fact]
    public void BucketsOf_SingleCharacters_LeavesTheBoundariesOut()
    {
        var ngrams = new SubwordNgrams { Shortest = 1, Longest = 1, BucketCount = 1000 };

        // n is 3943445553, é 1023043777; < and > alone are no n-grams.
        Assert.Equal([553, 777], ngrams.BucketsOf("né"));
    }

    [Fact]
    public void BucketsOf_WordShorterThanTheShortest_IsEmpty()
    {
        Assert.Empty(new SubwordNgrams { Shortest = 4, Longest = 5 }.BucketsOf("a"));
        Assert.Empty(new SubwordNgrams().BucketsOf(""));
    }

    [Fact]
    public void BucketsOf_LongWord_HasEveryNgram()
    {
        // 1000 characters and 2 boundaries: 1002 - n + 1 n-grams of n characters; 1000 + 999 + 998 + 997.
        Assert.Equal(3994, new SubwordNgrams().BucketsOf(new string('x', 1000)).Length);
    }

    [Fact]
    public void Validate_SeveralWrong_ListsAllOfThem()
    {
        var error = Assert.Throws<InvalidOptionsException>(new SubwordNgrams { Shortest = 4, Longest = 3, BucketCount = 0 }.Validate);

        Assert.Equal(
            "The subword n-grams are not valid: Shortest is 4 and Longest is 3; they must be 1 to 64 and in this order. "
            + "BucketCount is 0; it must be at least 1.",
            error.Message);
    }
}
