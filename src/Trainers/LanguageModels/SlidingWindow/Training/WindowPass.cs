using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>A step of training on one batch: forward, loss, backward, update.</summary>
/// <remarks>
/// As in <see cref="BatchPass"/> each phase is shared out among threads in pieces that don't depend on each other: rows,
/// panels of candidates, blocks of parameters. No bit depends on the number of threads.
/// </remarks>
internal sealed class WindowPass
{
    private const int LargestRowRange = 128;
    private const int InputLayer = 255; // no hidden layer has this number in the streams of dropout

    private readonly WorkerTeam team;
    private readonly Dropout dropout;
    private readonly ParameterUpdate update;
    private readonly IOutputLoss outputs;
    private readonly SparseBatch windows;
    private readonly DensePass layers;
    private readonly WindowEmbedding embedding;
    private readonly FloatBuffer[] scratch;
    private readonly float[] losses;
    private readonly int[] targets;
    private readonly int seed;
    private readonly Action<int, int> prepare;
    private readonly Action<int, int> forward;
    private readonly Action<int, int> compare;
    private readonly Action<int, int> backward;
    private readonly Action<int, int> move;
    private double[] norms = [];
    private Batch batch;
    private int rowRange;
    private long stepNumber;

    public WindowPass(WindowNetwork network, ParameterUpdate update, WorkerTeam team, WindowPassSettings settings, ClassSampler sampler)
    {
        (this.team, this.update) = (team, update);
        var capacity = settings.BatchSize;
        dropout = new Dropout(settings.InputDropout, settings.Seed);
        seed = settings.Seed;
        windows = new SparseBatch(network.Shape.VocabularySize + 1, new WindowSlots());
        embedding = new WindowEmbedding(network.Vectors, network.Shape.Padding);
        var hidden = new HiddenUnits(network.Shape.Activation, new Dropout(settings.Dropout, settings.Seed), FirstIsHidden: false, network.Norms);
        layers = new DensePass(network.Dense, network.Shape.Widths, hidden, capacity, DensePassPurpose.LearningWithOutputs);
        outputs = network.Clusters is { } clusters
            ? new ClusterLoss(network, clusters, capacity, windows, embedding)
            : new SampledLoss(network, sampler, settings.Draws, capacity, windows, embedding);
        scratch = [.. Enumerable.Range(0, team.Size).Select(_ => new FloatBuffer(Math.Max(outputs.ScratchLength, DenseLayer.ScratchLength)))];
        (losses, targets) = (new float[capacity], new int[capacity]);
        prepare = (_, piece) => outputs.Prepare(piece);
        forward = (_, range) => Forward(range * rowRange, Math.Min((range + 1) * rowRange, batch.Count));
        compare = (_, piece) => outputs.Pass(piece, rowRange, layers.Outputs, layers.OutputDelta, losses);
        backward = (_, range) => Backward(range * rowRange, Math.Min((range + 1) * rowRange, batch.Count));
        move = Move;
    }

    /// <summary>Gets the norm of the last batch's gradient, when it is measured.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="step">The optimizer's step.</param>
    /// <returns>The batch's sum of losses, before the step.</returns>
    public double Train(Batch rows, UpdateStep step)
    {
        Begin(rows, step.Number);
        var tiles = (batch.Count + PanelMatrix.TileRows - 1) / PanelMatrix.TileRows;
        rowRange = Math.Min(LargestRowRange, (tiles + team.Size - 1) / team.Size * PanelMatrix.TileRows);
        var ranges = (batch.Count + rowRange - 1) / rowRange;
        team.Run(outputs.Preparations, prepare);
        team.Run(ranges, forward);
        team.Run(outputs.PassesOf(rowRange), compare);
        team.Run(ranges, backward);
        update.Begin(step);
        var units = outputs.UpdateUnits + layers.UpdateUnits;
        Array.Resize(ref norms, Math.Max(norms.Length, units));
        team.Run(units, move);
        GradientNorm = Math.Sqrt(Sum<double>(norms.AsSpan(0, units)));
        return Sum<float>(losses.AsSpan(0, batch.Count));
    }

    private void Begin(Batch rows, long number)
    {
        (batch, stepNumber) = (rows, number);
        for (var place = 0; place < batch.Count; place++)
        {
            targets[place] = ((WindowRows)batch.Rows).TargetOf(batch[place]);
        }

        windows.Load(batch, training: true);
        outputs.Begin(targets.AsSpan(0, batch.Count), new RandomStream(seed, RandomPurpose.Classes + (ulong)number));
    }

    private void Forward(int from, int to)
    {
        embedding.Forward(windows, layers.Inputs, from, to);
        MaskInputs(layers.Inputs, from, to);
        layers.Forward(from, to, stepNumber);
    }

    private void Backward(int from, int to)
    {
        outputs.Complete(from, to, layers.OutputDelta, losses);
        layers.Backward(from, to);
        MaskInputs(layers.InputDelta, from, to);
    }

    private void MaskInputs(PanelMatrix matrix, int from, int to)
    {
        for (var panel = 0; panel < matrix.PanelCount; panel++)
        {
            dropout.Apply(matrix.Rectangle(panel, from, to), [], stepNumber, InputLayer, panel, from * matrix.WidthOf(panel));
        }
    }

    private void Move(int worker, int unit) => norms[unit] = unit < outputs.UpdateUnits
        ? outputs.Update(unit, layers.Outputs, layers.InputDelta, update, scratch[worker])
        : layers.Update(unit - outputs.UpdateUnits, batch.Count, update, scratch[worker]);

    private static double Sum<T>(ReadOnlySpan<T> terms)
        where T : System.Numerics.INumber<T>
    {
        var sum = 0d;
        foreach (var term in terms)
        {
            sum += double.CreateTruncating(term);
        }

        return sum;
    }
}
