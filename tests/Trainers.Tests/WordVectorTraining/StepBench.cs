using NlpMlNet.Numerics;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

/// <summary>A small table and one step on it.</summary>
internal sealed unsafe class StepBench
{
    private readonly ChunkStep step;

    public StepBench(int inputs, long[] counts, int dimension, int negatives)
    {
        Table = new RowTable(inputs, counts.Length, dimension, seed: 1);
        step = new ChunkStep(Table, new NegativeSampler(counts, 1), negatives);
    }

    public RowTable Table { get; }

    public Examples Examples { get; } = new();

    public Span<float> Row(int row) => new(Table[row], Table.Dimension);

    public Span<float> OutputRow(int word) => Row(Table.OutputRowOf(word));

    public StepBench Add(int[] inputs, int[] targets)
    {
        Examples.AddInputs(inputs);
        Examples.AddTargets(targets);
        Examples.EndExample();
        return this;
    }

    /// <summary>Finds the changes; the negative samples are the same each time.</summary>
    public double Learn(float rate)
    {
        var random = new RandomStream(3, 4);
        step.Learn(Examples, rate, measures: true, ref random);
        return step.Loss;
    }

    /// <summary>The sum of the changes of a row that the last step asked for.</summary>
    public double[] ChangeOf(int row)
    {
        var change = new double[Table.Dimension];
        foreach (var update in step.Updates.Where(update => update.Row == row))
        {
            for (var i = 0; i < change.Length; i++)
            {
                change[i] += update.Scale * step.Source(update.Source)[i];
            }
        }

        return change;
    }
}
