using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

/// <summary>Many slots of which few are used are kept sparse; the first 1000 rows decide.</summary>
public sealed class TrainingRowsBuilderTests
{
    [Theory]
    [InlineData(200, 39, true)] // fewer than a fifth of 200 slots
    [InlineData(200, 40, false)]
    [InlineData(199, 1, false)] // too few slots to pay
    [InlineData(1000, 199, true)]
    public void Build_SlotsUsed_DecideTheForm(int slots, int used, bool isSparse)
    {
        var builder = new TrainingRowsBuilder(slots, hasWeights: false, form: null);

        builder.Add([.. Enumerable.Range(0, used)], [.. Enumerable.Repeat(1f, used)], isDense: false, 1, 1);

        Assert.Equal(isSparse, builder.Build() is SparseRows);
    }

    [Theory]
    [InlineData(0, 400, true)] // of 1000 rows each uses one of 200 slots; with the 400 full ones after them it would be 29 %
    [InlineData(250, 0, false)] // 250 full rows among the first 1000 are 25 %; with 400 rows of one value more it would be 18 %
    public void Build_FirstThousandRows_DecideWhateverFollows(int fullBefore, int fullAfter, bool isSparse)
    {
        var builder = new TrainingRowsBuilder(200, hasWeights: false, form: null);
        float[] full = [.. Enumerable.Repeat(2f, 200)];
        for (var row = 0; row < 1400; row++)
        {
            var isFull = row < 1000 ? row < fullBefore : row - 1000 < fullAfter;
            builder.Add(isFull ? [] : [row % 200], isFull ? full : [1f], isFull, 0, 1);
        }

        var rows = builder.Build();

        Assert.Equal((1400, isSparse), (rows.Count, rows is SparseRows));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void Build_RowsOfBothKinds_HaveTheirValues(bool? form)
    {
        var builder = new TrainingRowsBuilder(4, hasWeights: true, form);
        builder.Add([1, 3], [5, float.NaN], isDense: false, 1, 0.5f);
        builder.Add([], [0, 7, 0, 8], isDense: true, float.NaN, 2);
        builder.Add([], [], isDense: false, 0, 1);

        var rows = builder.Build();

        Assert.Equal([1f, float.NaN, 0f], rows.Targets.ToArray());
        Assert.Equal([0.5f, 2f, 1f], Enumerable.Range(0, 3).Select(rows.WeightOf));
        Assert.Equal((3, 4), (rows.Count, rows.SlotCount));
        if (rows is SparseRows sparse)
        {
            Assert.Equal([1, 3], sparse.Row(0).Slots.ToArray());
            Assert.Equal([5f, float.NaN], sparse.Row(0).Values.ToArray());
            Assert.Equal([1, 3], sparse.Row(1).Slots.ToArray());
            Assert.Equal([7f, 8f], sparse.Row(1).Values.ToArray());
            Assert.Equal(0, sparse.Row(2).Slots.Length);
            Assert.Equal(4, sparse.ValueCount);
        }
        else
        {
            var dense = (DenseRows)rows;
            Assert.Equal([0f, 5f, 0f, float.NaN], dense.Row(0).ToArray());
            Assert.Equal([0f, 7f, 0f, 8f], dense.Row(1).ToArray());
            Assert.Equal([0f, 0f, 0f, 0f], dense.Row(2).ToArray());
        }

        Assert.Equal(form == true, rows is SparseRows);
    }

    [Fact]
    public void Build_NoWeights_WeighsAllAlike()
    {
        var builder = new TrainingRowsBuilder(1, hasWeights: false, form: false);
        builder.Add([], [3], isDense: true, 0, weight: 9);

        Assert.Equal(1, builder.Build().WeightOf(0));
    }

    [Fact]
    public void Build_NoRows_HasNone()
    {
        Assert.Equal(0, new TrainingRowsBuilder(300, hasWeights: false, form: null).Build().Count);
        Assert.Equal(0, new TrainingRowsBuilder(3, hasWeights: false, form: null).Build().Count);
    }

    [Fact]
    public void Add_MoreValuesThanAnArrayHolds_SaysHowManyThereAre()
    {
        var builder = new TrainingRowsBuilder(int.MaxValue, hasWeights: false, form: false);

        var e = Assert.Throws<NlpMlNetException>(() => builder.Add([1], [1], isDense: false, 0, 1));

        Assert.Equal(
            $"The first 0 rows already hold 0 feature values; no more than {Array.MaxLength} can be trained on. Use fewer rows or fewer features.", e.Message);
    }
}
