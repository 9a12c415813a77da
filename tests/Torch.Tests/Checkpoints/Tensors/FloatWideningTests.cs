using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class FloatWideningTests
{
    [Fact]
    public void Widen_BFloat16_IsTheUpperHalfOfAFloat()
    {
        // 1 = 0x3F80, -2.5 = 0xC020, the largest 0x7F7F, infinity 0x7F80, the smallest 0x0001 = 2^-133.
        byte[] bytes = [0x80, 0x3F, 0x20, 0xC0, 0x7F, 0x7F, 0x80, 0x7F, 0x01, 0x00];
        var values = new float[5];

        FloatWidening.Widen(ElementType.BFloat16, bytes, values);

        Assert.Equal([1, -2.5f, 3.3895314e38f, float.PositiveInfinity, 9.1835496e-41f], values);
    }

    [Fact]
    public void Widen_Float16_KeepsEveryValue()
    {
        var bits = Enumerable.Range(0, 1 << 16).Select(value => (ushort)value).ToArray();
        var values = new float[bits.Length];

        FloatWidening.Widen(ElementType.Float16, bits.SelectMany(BitConverter.GetBytes).ToArray(), values);

        Assert.Equal(bits.Select(value => (float)BitConverter.UInt16BitsToHalf(value)), values);
    }

    [Fact]
    public void Widen_Float64_RoundsToNearest()
    {
        double[] source = [1.1, -0.1, 1e300, double.NaN, 3];
        var values = new float[5];

        FloatWidening.Widen(ElementType.Float64, source.SelectMany(BitConverter.GetBytes).ToArray(), values);

        Assert.Equal([1.1f, -0.1f, float.PositiveInfinity, float.NaN, 3], values);
    }
}
