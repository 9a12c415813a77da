using Microsoft.ML;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Hosting;

public sealed class RowTransformerTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void SmallestComponent_Conforms()
    {
        var data = context.Data.LoadFromEnumerable([new Row { X = 1 }, new Row { X = -2.5f }]);

        EstimatorConformance.Check(context, new DoublerEstimator(context, "Y", "X"), data, "X");
    }

    [Fact]
    public void Load_OneByteChanged_SaysWhichPartIsDamaged()
    {
        var data = context.Data.LoadFromEnumerable([new Row { X = 1 }]);
        using var stream = new MemoryStream();
        context.Model.Save(new DoublerEstimator(context, "Yolk", "X").Fit(data), data.Schema, stream);

        var damaged = ZipParts.Change(stream.ToArray(), "Model.key", bytes => bytes.AsSpan(IndexOf(bytes, "Yolk"u8))[0] ^= 1);

        var error = Assert.ThrowsAny<Exception>(() => context.Model.Load(new MemoryStream(damaged), out _));
        Assert.Contains("NlpMlNet.Tests.Doubler", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("checksum", error.ToString(), StringComparison.Ordinal);
    }

    private static int IndexOf(byte[] bytes, ReadOnlySpan<byte> text) => bytes.AsSpan().IndexOf(text);

    private sealed class Row
    {
        public float X { get; set; }
    }
}
