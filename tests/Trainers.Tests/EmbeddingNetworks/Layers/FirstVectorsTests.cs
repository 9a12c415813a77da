using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class FirstVectorsTests
{
    [Fact]
    public void Draw_SomeGiven_CopiesThemAndDrawsTheOthersWithinTheLimit()
    {
        var first = new FirstVectors(40, 3, 0.25f, new Dictionary<int, float[]> { [1] = [7, 8, 9], [39] = [-1, -2, -3] }, Trained: true);
        var table = new SlotTable(40, 3, 0);
        var random = new RandomStream(1, 1);

        first.Draw(ref random, table);

        float[] drawn = [.. Enumerable.Range(2, 37).SelectMany(slot => table[slot].ToArray())];
        Assert.Equal([0f, 0, 0], table[0].ToArray()); // padding
        Assert.Equal([7f, 8, 9], table[1].ToArray());
        Assert.Equal([-1f, -2, -3], table[39].ToArray());
        Assert.All(drawn, component => Assert.InRange(component, -0.25f, 0.25f));
        Assert.True(drawn.Max() > 0.2f && drawn.Min() < -0.2f); // of 111 numbers, none in a tenth of the range: 1e-5
        Assert.Equal(111, drawn.Distinct().Count());
    }
}
