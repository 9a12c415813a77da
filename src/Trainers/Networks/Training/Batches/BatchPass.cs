using System.Numerics.Tensors;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Backpropagation over one batch: forward, loss, backward, update.</summary>
/// <remarks>
/// Rows are independent of each other until gradients are summed, and gradients are summed block by block of the
/// weights, each over all rows in their order. So the first phase shares out rows, the second blocks, and no bit
/// depends on the number of threads.
/// </remarks>
internal sealed class BatchPass
{
    private const int LargestRowRange = 128;

    private readonly Network network;
    private readonly ParameterUpdate update;
    private readonly WorkerTeam team;
    private readonly DensePass layers;
    private readonly FloatBuffer[] scratch;
    private readonly float[] rowFactors;
    private readonly float[] rowLosses;
    private readonly Action<int, int> rowPhase;
    private readonly Action<int, int> updatePhase;
    private double[] norms = [];
    private Batch batch;
    private bool training;
    private int rowRange;
    private int inputUnits;
    private long stepNumber;

    public BatchPass(Network network, ParameterUpdate update, WorkerTeam team, Dropout dropout, int capacity)
    {
        (this.network, this.update, this.team) = (network, update, team);
        var hidden = new HiddenUnits(network.Activation, dropout, network.Input.FeedsHiddenUnits, Norms: []);
        layers = new DensePass(network.Dense, network.Widths, hidden, capacity, DensePassPurpose.Learning);
        var scratchLength = Math.Max(network.Input.ScratchLength, DenseLayer.ScratchLength);
        scratch = [.. Enumerable.Range(0, team.Size).Select(_ => new FloatBuffer(scratchLength))];
        rowFactors = new float[capacity];
        rowLosses = new float[capacity];
        rowPhase = (_, range) => PassRows(range * rowRange, Math.Min((range + 1) * rowRange, batch.Count));
        updatePhase = UpdateUnit;
    }

    /// <summary>Gets the largest batch.</summary>
    public int Capacity => rowLosses.Length;

    /// <summary>Gets the norm of the last batch's gradient, when it is measured.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>Takes one step of training.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="weights">The weight of every row of the data set; their mean is 1.</param>
    /// <param name="step">The optimizer's step.</param>
    /// <returns>The batch's sum of weighted losses before the step.</returns>
    public double Train(Batch rows, ReadOnlySpan<float> weights, UpdateStep step)
    {
        stepNumber = step.Number;
        var loss = Pass(rows, weights, isTraining: true);
        update.Begin(step);
        inputUnits = network.Input.UpdateUnits;
        var units = inputUnits + layers.UpdateUnits;
        if (norms.Length < units)
        {
            norms = new double[units];
        }

        team.Run(units, updatePhase);
        GradientNorm = Math.Sqrt(Sum(norms.AsSpan(0, units)));
        return loss;
    }

    /// <summary>Computes the losses of a batch and changes nothing.</summary>
    /// <returns>The batch's sum of weighted losses.</returns>
    public double Evaluate(Batch rows, ReadOnlySpan<float> weights) => Pass(rows, weights, isTraining: false);

    private static double Sum(ReadOnlySpan<double> terms)
    {
        var sum = 0d;
        foreach (var term in terms)
        {
            sum += term;
        }

        return sum;
    }

    private double Pass(Batch rows, ReadOnlySpan<float> weights, bool isTraining)
    {
        (batch, training) = (rows, isTraining);
        for (var place = 0; place < batch.Count; place++)
        {
            rowFactors[place] = weights[batch[place]];
        }

        network.Input.Begin(batch, training);
        var tiles = (batch.Count + PanelMatrix.TileRows - 1) / PanelMatrix.TileRows;
        rowRange = Math.Min(LargestRowRange, (tiles + team.Size - 1) / team.Size * PanelMatrix.TileRows);
        team.Run((batch.Count + rowRange - 1) / rowRange, rowPhase);
        var loss = 0d;
        for (var place = 0; place < batch.Count; place++)
        {
            loss += (double)rowFactors[place] * rowLosses[place];
        }

        return loss;
    }

    private void PassRows(int from, int to)
    {
        network.Input.Forward(batch, from, to, layers.Inputs);
        layers.Forward(from, to, training ? stepNumber : null);
        LossAndDelta(from, to);
        if (training)
        {
            layers.Backward(from, to);
            network.Input.Backward(batch, from, to, layers.InputDelta);
        }
    }

    private void LossAndDelta(int from, int to)
    {
        var outputs = network.Head.Outputs;
        Span<float> row = outputs <= 256 ? stackalloc float[outputs] : new float[outputs];
        for (var place = from; place < to; place++)
        {
            CopyRow(layers.Outputs, place, row, back: false);
            rowLosses[place] = network.Head.LossAndDelta(row, batch.Rows.Targets[batch[place]]);
            TensorPrimitives.Multiply(row, rowFactors[place] / batch.Count, row);
            CopyRow(layers.OutputDelta, place, row, back: true);
        }
    }

    private static void CopyRow(PanelMatrix matrix, int place, Span<float> row, bool back)
    {
        for (var panel = 0; panel < matrix.PanelCount; panel++)
        {
            var columns = matrix.ColumnsOf(panel);
            var stored = matrix.Rectangle(panel, place, place + 1)[..columns];
            var piece = row.Slice(panel * PanelMatrix.PanelWidth, columns);
            if (back)
            {
                piece.CopyTo(stored);
            }
            else
            {
                stored.CopyTo(piece);
            }
        }
    }

    private void UpdateUnit(int worker, int unit) => norms[unit] = unit < inputUnits
        ? network.Input.Update(unit, batch.Count, layers.InputDelta, update, scratch[worker])
        : layers.Update(unit - inputUnits, batch.Count, update, scratch[worker]);
}
