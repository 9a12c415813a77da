using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Networks;

public class StandardizerTests
{
    [Fact]
    public void Learn_DenseRows_GivesMeanZeroAndDeviationOne()
    {
        // Slot 0: 2001, 2002, 2006: mean 2003, variance (4 + 1 + 9) / 3 = 14/3. Slot 1 never changes.
        var rows = new DenseRows([2001, 5, 2002, 5, 2006, 5], 2, [0, 1, 0], []);

        var standardizer = Standardizer.Learn(rows, WeightedRows.Create(rows, [0, 1, 2], null));

        Assert.Equal([2003f, 5f], standardizer.Shift.ToArray());
        Assert.Equal(1 / Math.Sqrt(14 / 3.0), standardizer.Scale[0], 1e-6);
        Assert.Equal(0f, standardizer.Scale[1]);
        Assert.Equal(-2 / Math.Sqrt(14 / 3.0), standardizer.Apply(2001f, 0), 1e-6);
    }

    [Fact]
    public void Learn_ValidationRows_AreNotLookedAt()
    {
        var rows = new DenseRows([1, 3, 1000], 1, [0, 1, 0], []);

        var standardizer = Standardizer.Learn(rows, WeightedRows.Create(rows, [0, 1], null));

        Assert.Equal([2f], standardizer.Shift.ToArray());
        Assert.Equal([1f], standardizer.Scale.ToArray());
    }

    [Fact]
    public void Learn_WeightedRows_CountsARowOfWeightThreeThrice()
    {
        var weighted = new DenseRows([1, 5, 7], 1, [0, 1, 0], [3, 1, 2]);
        var repeated = new DenseRows([1, 1, 1, 5, 7, 7], 1, [0, 0, 0, 1, 0, 0], []);

        var one = Standardizer.Learn(WeightedRows.Create(weighted, [0, 1, 2], null));
        var other = Standardizer.Learn(WeightedRows.Create(repeated, [0, 1, 2, 3, 4, 5], null));

        Assert.Equal(22 / 6f, one.Shift[0], 1e-6f); // (3·1 + 5 + 2·7) / 6
        Assert.Equal(other.Shift[0], one.Shift[0], 1e-6f);
        Assert.Equal(other.Scale[0], one.Scale[0], 1e-6f);
    }

    [Fact]
    public void Learn_SparseRows_DividesByTheLargestOfTheChosenRows()
    {
        // Slot 0: 2 and -4; slot 1 only in row 2, which isn't learnt from; slot 2: 0.5.
        var rows = new SparseRows([0, 2, 3, 5], [0, 2, 0, 0, 1], [2, 0.5f, -4, 9, 3], 3, [0, 1, 0], []);

        var standardizer = Standardizer.Learn(WeightedRows.Create(rows, [0, 1], null));

        Assert.Equal(0, standardizer.Shift.Length);
        Assert.Equal([0.25f, 1f, 2f], standardizer.Scale.ToArray());
        Assert.Equal(-1f, standardizer.Apply(-4, 0));
    }

    [Fact]
    public void Learn_TinyNumbers_StayFinite()
    {
        var rows = new SparseRows([0, 1], [0], [1e-45f], 1, [0], []);

        Assert.Equal([float.MaxValue], Standardizer.Learn(WeightedRows.Create(rows, [0], null)).Scale.ToArray());
    }

    [Theory]
    [InlineData(0.1f, 0)] // deviation 0.1, mean 2,000,000: below 1e-7 of it, that is 0.2
    [InlineData(1f, 1)]
    public void Learn_DeviationThatSinglePrecisionCannotHold_CountsAsNone(float deviation, float scale)
    {
        var rows = new DenseRows([2e6f - deviation, 2e6f + deviation], 1, [0, 1], []);

        Assert.Equal([scale], Standardizer.Learn(WeightedRows.Create(rows, [0, 1], null)).Scale.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(70)] // two panels and a part of a third
    public void Apply_RowOfAMatrix_IsThatOfSingleNumbers(int slots)
    {
        float[] row = [.. Enumerable.Range(0, slots).Select(i => i * 0.25f)];
        float[] shift = [.. Enumerable.Range(0, slots).Select(i => i - 3f)], scale = [.. Enumerable.Range(0, slots).Select(i => 1f / (1 + i))];

        foreach (var standardizer in (Standardizer[])[new(shift, scale), new([], scale), Standardizer.None])
        {
            var (matrix, target) = (new PanelMatrix(2, slots), new float[slots]);
            standardizer.Apply(row, matrix, 1);
            standardizer.Apply(row, target);

            for (var slot = 0; slot < slots; slot++)
            {
                var expected = standardizer.Apply(row[slot], slot);
                Assert.Equal((0f, expected, expected), (matrix[0, slot], matrix[1, slot], target[slot]));
            }
        }

        Assert.Equal((0.25f + 2) / 2, new Standardizer([0, -2], [1, 0.5f]).Apply(0.25f, 1));
        Assert.Equal(7f, Standardizer.None.Apply(7, 5));
    }
}
