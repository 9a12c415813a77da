using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class TensorShapeTests
{
    [Theory]
    [InlineData(new long[] { }, 1L)]
    [InlineData(new long[] { 3, 0, 5 }, 0L)]
    [InlineData(new long[] { 3, 4, 5 }, 60L)]
    [InlineData(new[] { long.MaxValue }, long.MaxValue)]
    [InlineData(new[] { long.MaxValue, 2 }, null)]
    [InlineData(new[] { 4611686018427387968, 4 }, null)]
    [InlineData(new long[] { -8, -8 }, null)]
    public void TryCount_NeverOverflows(long[] shape, long? expected) => Assert.Equal(expected, TensorShape.TryCount(shape));
}
