using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class SparseBatchTests
{
    // Row 0: slots 1 and 4; row 1: none; row 2: slots 0 and 4; row 3: slot 2.
    private static readonly SparseRows Rows = new([0, 2, 2, 4, 5], [1, 4, 0, 4, 2], [1, 2, 3, 4, 5], 6, [0, 1, 0, 1], []);

    private readonly SparseBatch entries = new(6, new StandardizedSlots(new Standardizer([], [2, 1, 1, 1, 10, 1])));

    [Fact]
    public void Row_OfABatch_HasItsSlotsAndScaledValues()
    {
        entries.Load(new Batch(Rows, [3, 2, 1, 0], 1, 3), training: true); // rows 2, 1, 0

        Assert.Equal([0, 4], entries.Row(0).Slots.ToArray());
        Assert.Equal([6f, 40f], entries.Row(0).Values.ToArray());
        Assert.Equal(0, entries.Row(1).Slots.Length);
        Assert.Equal([1, 4], entries.Row(2).Slots.ToArray());
        Assert.Equal([1f, 20f], entries.Row(2).Values.ToArray());
    }

    [Fact]
    public void Next_EntriesOfASlot_ComeInTheOrderOfTheRows()
    {
        entries.Load(new Batch(Rows, [3, 2, 1, 0], 1, 3), training: true);

        Assert.Equal([(0, 40f, 1), (2, 20f, 1)], Follow(4));
        Assert.Equal([(0, 6f, 0)], Follow(0));
        Assert.Equal([(2, 1f, 0)], Follow(1));
        Assert.Empty(Follow(2));
        Assert.Equal([0, 1, 4], Touched());
    }

    [Fact]
    public void Load_AnotherBatch_ForgetsTheOneBefore()
    {
        entries.Load(new Batch(Rows, [0, 1, 2, 3], 0, 3), training: true);
        entries.Load(new Batch(Rows, [0, 1, 2, 3], 3, 1), training: true);

        Assert.Equal([2], Touched());
        Assert.Equal([(0, 5f, 0)], Follow(2));
        Assert.All([0, 1, 4], slot => Assert.Empty(Follow(slot)));
    }

    [Fact]
    public void Load_NotForTraining_LinksNoSlots()
    {
        entries.Load(new Batch(Rows, [0, 1, 2, 3], 0, 4), training: true);
        entries.Load(new Batch(Rows, [0, 1, 2, 3], 0, 4), training: false);

        Assert.Equal(0, entries.TouchedCount);
        Assert.Equal([1, 4], entries.Row(0).Slots.ToArray());
        Assert.Empty(Follow(4));
    }

    [Fact]
    public void TouchedOf_Units_ShareTheSlotsOut()
    {
        entries.Load(new Batch(Rows, [0, 1, 2, 3], 0, 4), training: true);

        int[][] units = [entries.TouchedOf(0, 3).ToArray(), entries.TouchedOf(1, 3).ToArray()];

        Assert.Equal([3, 1], units.Select(unit => unit.Length));
        Assert.Equal([0, 1, 2, 4], units.SelectMany(unit => unit).Order());
    }

    private int[] Touched() => [.. entries.TouchedOf(0, 100).ToArray().Order()];

    /// <summary>Row, value and number within its row of each entry of a slot.</summary>
    private List<(int Place, float Value, int Number)> Follow(int slot)
    {
        List<(int, float, int)> found = [];
        for (var entry = entries.First(slot); entry >= 0;)
        {
            var place = entries.PlaceOf(entry, out var number);
            entry = entries.Next(entry, out var row, out var value);
            Assert.Equal(row, place);
            found.Add((place, value, number));
        }

        return found;
    }
}
