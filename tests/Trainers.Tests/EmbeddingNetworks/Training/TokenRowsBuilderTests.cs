using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class TokenRowsBuilderTests
{
    [Fact]
    public void Build_RowsThatWereAdded_HaveIdsTargetsAndWeights()
    {
        var builder = new TokenRowsBuilder(2, hasWeights: true);
        builder.Add([4, 5], 1, 0.5f);
        builder.Add([6, 0], float.NaN, 2);

        var rows = builder.Build();

        Assert.Equal([4, 5], rows.Row(0).ToArray());
        Assert.Equal([6, 0], rows.Row(1).ToArray());
        Assert.Equal([1f, float.NaN], rows.Targets.ToArray());
        Assert.Equal((2, 2, 0.5f, 2f), (rows.SlotCount, rows.Count, rows.WeightOf(0), rows.WeightOf(1)));
        Assert.Equal(2, rows.MapTo(IdSet.Create([4]), keepsPlaces: false).WeightOf(1));
    }

    [Fact]
    public void Build_NoWeights_WeighsAllAlike()
    {
        var builder = new TokenRowsBuilder(0, hasWeights: false);
        builder.Add([4], 1, 0.5f);

        Assert.Equal(1, builder.Build().WeightOf(0));
    }
}
