using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class FloatArraysTests
{
    [Fact]
    public void Write_Numbers_AreTheirCountAndFourBytesEach() => Assert.Equal(
        [2, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0], // 1 is 3F800000, -2.5 is C0200000
        Bytes([1, -2.5f]));

    [Theory]
    [InlineData(1)]
    [InlineData(65_536)] // a piece, in which they are read
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void Read_AnyCount_GivesWhatWasWritten(int count)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(i => i - 0.5f)];

        Assert.Equal(values, FloatArrays.Read(Reader(Bytes(values)), "weights", count));
    }

    [Fact]
    public void Read_OtherCount_SaysBoth() => Assert.Equal(
        "The feedforward network is damaged: it has 2 weights; 3 were expected.",
        Assert.Throws<InvalidDataException>(() => FloatArrays.Read(Reader(Bytes([1, 2])), "weights", 3)).Message);

    [Fact]
    public void Read_NoneAtAll_IsAllowedWhereItIsSaid()
    {
        Assert.Empty(FloatArrays.Read(Reader(Bytes([])), "scales", 3, orNone: true));
        Assert.Equal([1f, 2f], FloatArrays.Read(Reader(Bytes([1, 2])), "scales", 2, orNone: true));
        Assert.Equal(
            "The feedforward network is damaged: it has 0 scales; 3 were expected.",
            Assert.Throws<InvalidDataException>(() => FloatArrays.Read(Reader(Bytes([])), "scales", 3)).Message);
        Assert.Equal(
            "The feedforward network is damaged: it has 1 scales; 3 were expected.",
            Assert.Throws<InvalidDataException>(() => FloatArrays.Read(Reader(Bytes([1])), "scales", 3, orNone: true)).Message);
    }

    [Theory]
    [InlineData(0, float.NaN, "NaN")]
    [InlineData(2, float.PositiveInfinity, "Infinity")]
    [InlineData(65_540, float.NegativeInfinity, "-Infinity")] // in the second piece
    public void Read_NumberThatIsNotFinite_SaysWhere(int at, float value, string shown)
    {
        var values = new float[70_000];
        values[at] = value;

        var e = Assert.Throws<InvalidDataException>(() => FloatArrays.Read(Reader(Bytes(values)), "weights", 70_000));

        Assert.Equal($"The feedforward network is damaged: number {at} of its weights is {shown}.", e.Message);
    }

    [Fact]
    public void Read_FewerBytesThanClaimed_Throws() =>
        Assert.Throws<EndOfStreamException>(() => FloatArrays.Read(Reader(Bytes([1, 2])[..^1]), "weights", 2));

    private static byte[] Bytes(float[] values)
    {
        using var stream = new MemoryStream();
        FloatArrays.Write(values, new BinaryWriter(stream));
        return stream.ToArray();
    }

    private static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes));
}
