using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>Small data sets with a known nature.</summary>
internal static class TrainingData
{
    public static DenseRows Xor { get; } = new([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0], []);

    /// <summary>Points of the square, labelled by whether they lie within a circle around its middle: no line parts them.</summary>
    public static DenseRows Circle(int rows, int seed = 3)
    {
        var random = new RandomStream(seed, 1000);
        var values = new float[rows * 2];
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            float x = random.NextSymmetric(), y = random.NextSymmetric();
            (values[2 * row], values[(2 * row) + 1]) = (x, y);
            labels[row] = (x * x) + (y * y) < 0.6f ? 1 : 0;
        }

        return new DenseRows(values, 2, labels, []);
    }

    /// <summary>Three overlapping clouds of points, one per class.</summary>
    public static DenseRows Clouds(int rows, int slots, int seed = 4)
    {
        var random = new RandomStream(seed, 1001);
        var labels = Enumerable.Range(0, rows).Select(row => (float)(row % 3)).ToArray();
        var values = new float[rows * slots];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextSymmetric() + ((i % slots) % 3 == (int)labels[i / slots] ? 0.8f : 0f);
        }

        return new DenseRows(values, slots, labels, []);
    }

    /// <summary>Rows with a few ones each; the class shows in which slots are likelier.</summary>
    public static SparseRows Sparse(int rows, int slots, int perRow, int seed = 5)
    {
        var random = new RandomStream(seed, 1002);
        List<int> starts = [0], all = [];
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            labels[row] = row % 2;
            var drawn = new SortedSet<int>();
            while (drawn.Count < perRow)
            {
                var slot = random.NextBelow(slots);
                drawn.Add(random.NextBelow(3) > 0 ? Math.Min(slots - 1, (slot / 2 * 2) + (int)labels[row]) : slot);
            }

            all.AddRange(drawn);
            starts.Add(all.Count);
        }

        return new SparseRows([.. starts], [.. all], [.. all.Select(slot => 1f + (slot % 4))], slots, labels, []);
    }

    public static DenseRows ToDense(SparseRows sparse)
    {
        var values = new float[sparse.Count * sparse.SlotCount];
        for (var row = 0; row < sparse.Count; row++)
        {
            var (slots, found) = sparse.Row(row);
            for (var k = 0; k < slots.Length; k++)
            {
                values[(row * sparse.SlotCount) + slots[k]] = found[k];
            }
        }

        return new DenseRows(values, sparse.SlotCount, sparse.Targets.ToArray(), []);
    }

    /// <summary>The share of rows whose likeliest class is theirs.</summary>
    public static double Accuracy(FeedForwardModel model, DenseRows rows)
    {
        var outputs = new float[model.OutputCount];
        return Enumerable.Range(0, rows.Count).Average(row =>
        {
            model.Predict(rows.Row(row), outputs);
            var predicted = outputs.Length == 1 ? (outputs[0] > 0.5f ? 1 : 0) : Array.IndexOf(outputs, outputs.Max());
            return predicted == (int)rows.Targets[row] ? 1.0 : 0.0;
        });
    }
}
