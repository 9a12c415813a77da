using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class QuantizedEmbeddingTableTests
{
    [Fact]
    public void Add_QuantizedVector_IsCodeTimesScale()
    {
        // The largest component is 2.54 = 127 · 0.02, so that 0.05 becomes 2 or 3 codes (2.5, ties to even: 2) and -1.27 exactly -64 or -63 (-63.5: -64).
        var table = QuantizedEmbeddingTable.Create(IdSet.Create([7]), 3, [2.54f, 0.051f, -1.28f]);
        var sums = new float[3];

        table.Add(1, 10f, sums);

        float[] expected = [25.4f, 0.6f, -12.8f]; // 127, 3 and -64 codes of 0.02, ten times
        Assert.All(expected.Zip(sums), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Create_AnyVectors_NoComponentIsOffByMoreThanHalfAStep()
    {
        var random = new Random(3);
        var components = Enumerable.Range(0, 20 * 16).Select(_ => (random.NextSingle() - 0.5f) * 8).ToArray();
        var table = QuantizedEmbeddingTable.Create(IdSet.Create([.. Enumerable.Range(1, 20)]), 16, components);

        for (var token = 0; token < 20; token++)
        {
            var vector = components.AsSpan(token * 16, 16);
            var sums = new float[16];
            table.Add(token + 1, 1f, sums);
            var step = vector.ToArray().Max(Math.Abs) / 127;
            for (var i = 0; i < 16; i++)
            {
                Assert.InRange(sums[i] - vector[i], -0.501f * step, 0.501f * step);
            }
        }
    }

    [Fact]
    public void Create_VectorOfZeros_StaysZeros()
    {
        var table = QuantizedEmbeddingTable.Create(IdSet.Create([1]), 2, [0f, 0f]);
        var sums = new float[2];

        table.Add(1, 1f, sums);

        Assert.Equal([0f, 0f], sums);
    }
}
