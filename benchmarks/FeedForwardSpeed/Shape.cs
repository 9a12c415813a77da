using NlpMlNet.Networks;

namespace NlpMlNet.Benchmarks;

/// <summary>One network on one invented data set.</summary>
/// <param name="Name">The name it also has in peers/sklearn_mlp.py.</param>
/// <param name="Rows">Rows of data.</param>
/// <param name="Inputs">Slots per row.</param>
/// <param name="NonZero">Slots of a row that are not zero; null for dense rows.</param>
/// <param name="Hidden">Hidden units.</param>
/// <param name="Batch">Rows per step.</param>
/// <param name="Epochs">Epochs to measure, after as many for warming up.</param>
/// <param name="Target">How many times scikit-learn's speed is asked for.</param>
internal sealed record Shape(string Name, int Rows, int Inputs, int? NonZero, int Hidden, int Batch, int Epochs, double Target)
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("6-32-2 batch 32", 20_000, 6, null, 32, 32, 40, 5),
        new("6-32-2 batch 256", 100_000, 6, null, 32, 256, 20, 3),
        new("3200-128-2 batch 256", 8_192, 3_200, null, 128, 256, 20, 4),
        new("50000-64-2 sparse batch 256", 2_048, 50_000, 40, 64, 256, 40, 20),
    ];

    /// <summary>Random rows with random labels: speed doesn't depend on what there is to learn.</summary>
    public TrainingRows CreateRows()
    {
        var random = new Random(1);
        var labels = Enumerable.Range(0, Rows).Select(_ => (float)random.Next(2)).ToArray();
        if (NonZero is not { } count)
        {
            var values = new float[Rows * Inputs];
            foreach (ref var value in values.AsSpan())
            {
                value = (random.NextSingle() * 2) - 1;
            }

            return new DenseRows(values, Inputs, labels, []);
        }

        var starts = Enumerable.Range(0, Rows + 1).Select(row => row * count).ToArray();
        var slots = Enumerable.Range(0, Rows).SelectMany(_ => Draw(random, count)).ToArray();
        return new SparseRows(starts, slots, [.. slots.Select(_ => 1f)], Inputs, labels, []);
    }

    private SortedSet<int> Draw(Random random, int count)
    {
        var drawn = new SortedSet<int>();
        while (drawn.Count < count)
        {
            drawn.Add(random.Next(Inputs));
        }

        return drawn;
    }
}
