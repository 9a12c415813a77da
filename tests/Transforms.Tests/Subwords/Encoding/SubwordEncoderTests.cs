using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordEncoderTests : IDisposable
{
    private static readonly Arbitrary<string> AsciiTexts =
        Gen.Choose(0, 127).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)).ToArbitrary();

    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Encode_OneTextAfterAnother_GivesTheLastOneOnly()
    {
        var encoder = new SubwordEncoder(files.WordPiece());

        encoder.Encode("hello, world", "hello");
        encoder.Encode("world !");

        Assert.Equal([2, 10, 11, 3], encoder.Ids);
        Assert.Equal([0, 0, 0, 0], encoder.TypeIds);
        Assert.Equal(0, encoder.CutTokenCount);
    }

    [Fact]
    public void Encode_PairTooLong_CutsTheLongerText()
    {
        var encoder = new SubwordEncoder(files.WordPiece(), new SubwordEncodeOptions { MaximumLength = 6 });

        // Six places less three special ones leave three, of which the shorter text keeps its one: 8 = hello, 10 = world.
        encoder.Encode("world", "hello hello hello hello");

        Assert.Equal([2, 10, 3, 8, 8, 3], encoder.Ids);
        Assert.Equal([0, 0, 0, 1, 1, 1], encoder.TypeIds);
        Assert.Equal(2, encoder.CutTokenCount);
    }

    [Fact]
    public void Encode_PartOfAText_ReadsNothingBeyond()
    {
        var encoder = new SubwordEncoder(files.WordPiece());

        encoder.Encode("hello world!".AsSpan(6, 5));

        Assert.Equal([2, 10, 3], encoder.Ids);
    }

    [Fact]
    public void Copy_HalfOfASurrogatePair_BecomesReplacementCharacter()
    {
        var buffers = new EncodingBuffers();

        Assert.Equal("a\uFFFD", buffers.Copy("a\uD83D").ToString());
        Assert.Equal("\uFFFDa\uFFFD\uD83D\uDE42", buffers.Copy("\uDE42a\uD83D\uD83D\uDE42").ToString());
        Assert.Equal("ab", buffers.Copy("ab").ToString());
        Assert.Equal("", buffers.Copy("").ToString());
    }

    [Fact]
    public void Encode_TextThatFailed_LeavesTheEncoderUsable()
    {
        var encoder = new SubwordEncoder(
            files.WordPiece(), new SubwordEncodeOptions { MaximumLength = 4, Truncation = SubwordTruncation.OnlySecond });

        Assert.Throws<NlpMlNetException>(() => encoder.Encode("hello hello hello", "world"));
        encoder.Encode("hello", "");

        Assert.Equal([2, 8, 3, 3], encoder.Ids);
    }

    [Fact]
    public void Constructor_OptionsWrong_IsRefused() => Assert.Throws<InvalidOptionsException>(
        () => new SubwordEncoder(files.WordPiece(), new SubwordEncodeOptions { MaximumLength = 0 }));

    [Fact]
    public void Encode_LongTextAgain_AllocatesNothingForItsWords()
    {
        var encoder = new SubwordEncoder(files.WordPiece(), new SubwordEncodeOptions { MaximumLength = 128 });
        var text = string.Concat(Enumerable.Repeat("Hello,\tWORLD! unaffable xyz ", 2_000));
        encoder.Encode(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        encoder.Encode(text);

        // 8,000 words: a few bytes each would be more. Code that has not been optimized yet allocates some.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public void Encode_EncodersOnManyThreads_GiveTheSame()
    {
        var tokenizer = files.WordPiece();
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => string.Concat(Enumerable.Repeat("Hello, unaffable Σας ", i % 9)) + new string('b', i))];
        var expected = texts.Select(text => tokenizer.Encode(text).Ids).ToArray();

        Parallel.For(0, 2_000, () => new SubwordEncoder(tokenizer), (i, _, encoder) =>
        {
            encoder.Encode(texts[i % 100]);
            Assert.Equal(expected[i % 100], encoder.Ids);
            return encoder;
        }, _ => { });
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void TryNormalizeInPlace_AsciiText_GivesWhatNormalizeGives(bool cleanText, bool lowerCase)
    {
        var normalizer = new BertNormalizer(cleanText, separateChinese: true, stripAccents: true, lowerCase);

        Check.QuickThrowOnFailure(Prop.ForAll(AsciiTexts, text =>
        {
            var startsAtOrigin = true;
            var expected = normalizer.Normalize(text, ref startsAtOrigin);
            var changed = text.ToCharArray();

            var isDone = normalizer.TryNormalizeInPlace(changed);

            Assert.Equal(isDone ? expected : text, new string(changed));
            Assert.True(isDone || (cleanText && expected.Length < text.Length));
        }));
    }
}
