using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class SparseRowsTests
{
    // {0: 1, 2: 2}, {}, {1: 3}
    private readonly SparseRows rows = new([0, 2, 2, 3], [0, 2, 1], [1, 2, 3], slotCount: 4, targets: [0, 1, 1], weights: []);

    [Fact]
    public void Row_EachOfThem_HasItsSlotsAndValues()
    {
        Assert.Equal((3, 4, 3), (rows.Count, rows.SlotCount, rows.ValueCount));
        Assert.Equal([(0, 1f), (2, 2f)], Pairs(0));
        Assert.Empty(Pairs(1));
        Assert.Equal([(1, 3f)], Pairs(2));
    }

    [Fact]
    public void Groups_SameValuesInSameSlots_AreOneGroup()
    {
        // {0: 1, 2: 2} twice; its values exchanged; its values in other slots; its first slot alone; {0: 1, 2: 2} again.
        var alike = new SparseRows([0, 2, 4, 6, 8, 9, 11], [0, 2, 0, 2, 0, 2, 1, 2, 0, 0, 2], [1, 2, 1, 2, 2, 1, 1, 2, 1, 1, 2], 3, new float[6], []);

        Assert.Equal([0, 0, 2, 3, 4, 0], alike.Groups);
    }

    [Fact]
    public void Groups_RowsWithoutValues_AreGroupsOfTheirOwn() => // texts of which no word is known may differ
        Assert.Equal([0, 1, 2, 0], new SparseRows([0, 1, 1, 1, 2], [5, 5], [1, 1], 6, new float[4], []).Groups);

    private List<(int Slot, float Value)> Pairs(int row)
    {
        var (slots, values) = rows.Row(row);
        return [.. slots.ToArray().Zip(values.ToArray())];
    }
}
