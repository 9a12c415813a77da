using NlpMlNet.Models;

namespace NlpMlNet.Tests.Models;

public sealed class TextFingerprintsTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    [Fact]
    public void MayContain_EveryTextThatWasThere_IsKnownInAnyCaseAndSpacing()
    {
        var fingerprints = TextFingerprints.Of(Texts(0, 500), Salt);

        Assert.Equal(500, fingerprints.Texts);
        Assert.All(Texts(0, 500), text => Assert.True(fingerprints.MayContain($"  {text.ToUpperInvariant()}\u00A0")));
    }

    [Fact]
    public void MayContain_OtherTexts_MistakesAboutOneInAHundred()
    {
        var fingerprints = TextFingerprints.Of(Texts(0, 2000), Salt);

        var mistakes = Texts(2000, 20_000).Count(fingerprints.MayContain);

        Assert.InRange(fingerprints.ErrorRate, 0.008, 0.012);
        Assert.InRange(mistakes, 150, 250); // 200 ± 3.5 · √198
    }

    [Fact]
    public void MayContain_EmptyText_IsNever()
    {
        var fingerprints = TextFingerprints.Of(["", " ", "a text"], Salt);

        Assert.Equal(1, fingerprints.Texts);
        Assert.False(fingerprints.MayContain(" \t"));
        Assert.False(TextFingerprints.Of([], Salt).MayContain("a text"));
    }

    [Fact]
    public void Of_RepeatedTexts_CountsEachOnce() => Assert.Equal(2, TextFingerprints.Of(["a", "A ", "b", "a"], Salt).Texts);

    [Fact]
    public void TrainingTexts_WrittenAndRead_KnowTheSameTexts()
    {
        var texts = TrainingTexts.Of(Texts(0, 50), Texts(50, 7), origin: "00ff 1");

        var read = TrainingTexts.Read(texts.ToBytes());

        Assert.Equal((50, 7), (read.Learnt.Texts, read.Deciding.Texts));
        Assert.All(Texts(0, 50), text => Assert.True(read.Learnt.MayContain(text)));
        Assert.All(Texts(50, 7), text => Assert.True(read.Deciding.MayContain(text)));
        Assert.Equal(texts.ToBytes(), read.ToBytes());
        Assert.InRange(texts.ToBytes().Length, 57 * 1.19, (57 * 1.21) + 60); // 9.6 bits a text
    }

    [Fact]
    public void TrainingTexts_OtherTraining_HasAnotherSalt()
    {
        var bytes = TrainingTexts.Of(["a"], [], origin: "00ff 1").ToBytes();

        Assert.Equal(bytes, TrainingTexts.Of(["a"], [], origin: "00ff 1").ToBytes());
        Assert.NotEqual(bytes, TrainingTexts.Of(["a"], [], origin: "00ff 2").ToBytes());
    }

    [Fact]
    public void TrainingTexts_Bytes_HoldNoText()
    {
        var bytes = TrainingTexts.Of(["Ann Example lives in Elm Street"], [], origin: "").ToBytes();

        Assert.Equal(-1, bytes.AsSpan().IndexOf("Elm"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("ELM"u8));
    }

    [Theory]
    [InlineData(0)] // not even the signature
    [InlineData(20)] // no salt
    [InlineData(34)] // no counts
    [InlineData(45)] // no bits
    public void TrainingTexts_CutShort_AreRefused(int length)
    {
        var bytes = TrainingTexts.Of(Texts(0, 50), [], origin: "").ToBytes();

        Assert.Throws<InvalidDataException>(() => TrainingTexts.Read(bytes.AsSpan(0, length)));
    }

    private static IEnumerable<string> Texts(int first, int count) => Enumerable.Range(first, count).Select(i => $"the answer number {i}");
}
