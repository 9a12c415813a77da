using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>A step of training on one batch: candidates, forward, loss, backward, update.</summary>
/// <remarks>
/// As in <see cref="BatchPass"/> each phase is shared out among threads in pieces that don't depend on each other: panels of candidates,
/// rows, blocks of parameters. No bit depends on the number of threads.
/// </remarks>
internal sealed class WindowPass
{
    private const int LargestRowRange = 128;
    private const int InputLayer = 255; // no hidden layer has this number in the streams of dropout

    private readonly WorkerTeam team;
    private readonly Dropout dropout;
    private readonly ParameterUpdate update;
    private readonly Candidates candidates;
    private readonly SparseBatch windows;
    private readonly DensePass layers;
    private readonly WindowEmbedding embedding;
    private readonly VectorUpdates vectors;
    private readonly FloatBuffer productMemory;
    private readonly FloatBuffer[] scratch;
    private readonly float[] losses;
    private readonly int[] targets;
    private readonly Action<int, int> gather;
    private readonly Action<int, int> pass;
    private readonly Action<int, int> move;
    private PanelMatrix products; // h Oᵀ, then the loss's derivative, (B, K)
    private double[] norms = [];
    private Batch batch;
    private int rowRange;
    private long stepNumber;

    public WindowPass(WindowNetwork network, ParameterUpdate update, WorkerTeam team, WindowPassSettings settings, ClassSampler sampler)
    {
        (this.team, this.update) = (team, update);
        var capacity = settings.BatchSize;
        dropout = new Dropout(settings.InputDropout, settings.Seed);
        Seed = settings.Seed;
        candidates = new Candidates(network, sampler, settings.Draws, capacity);
        windows = new SparseBatch(network.Shape.VocabularySize + 1, new WindowSlots());
        embedding = new WindowEmbedding(network.Vectors, network.Shape.Padding);
        var hidden = new HiddenUnits(network.Shape.Activation, new Dropout(settings.Dropout, settings.Seed), FirstIsHidden: false, network.Norms);
        layers = new DensePass(network.Dense, network.Shape.Widths, hidden, capacity, DensePassPurpose.LearningWithOutputs);
        vectors = new VectorUpdates(network, candidates, windows, embedding);
        productMemory = new FloatBuffer(PanelMatrix.LengthOf(capacity, candidates.Capacity));
        products = new PanelMatrix(0, 0, productMemory);
        scratch = [.. Enumerable.Range(0, team.Size).Select(_ => new FloatBuffer(Math.Max(vectors.ScratchLength, DenseLayer.ScratchLength)))];
        (losses, targets) = (new float[capacity], new int[capacity]);
        gather = (_, panel) => candidates.Gather(panel);
        pass = (_, range) => PassRows(range * rowRange, Math.Min((range + 1) * rowRange, batch.Count));
        move = Move;
    }

    /// <summary>Gets the norm of the last batch's gradient, when it is measured.</summary>
    public double GradientNorm { get; private set; }

    private int Seed { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="step">The optimizer's step.</param>
    /// <returns>The batch's sum of losses over the candidates, before the step.</returns>
    public double Train(Batch rows, UpdateStep step)
    {
        Begin(rows, step.Number);
        team.Run(candidates.Panels, gather);
        var tiles = (batch.Count + PanelMatrix.TileRows - 1) / PanelMatrix.TileRows;
        rowRange = Math.Min(LargestRowRange, (tiles + team.Size - 1) / team.Size * PanelMatrix.TileRows);
        team.Run((batch.Count + rowRange - 1) / rowRange, pass);
        update.Begin(step);
        var units = vectors.Units + layers.UpdateUnits;
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
        candidates.Choose(targets.AsSpan(0, batch.Count), new RandomStream(Seed, RandomPurpose.Classes + (ulong)number));
        products = new PanelMatrix(batch.Count, candidates.Count, productMemory);
        vectors.Begin();
    }

    private void PassRows(int from, int to)
    {
        embedding.Forward(windows, layers.Inputs, from, to);
        MaskInputs(layers.Inputs, from, to);
        layers.Forward(from, to, stepNumber);
        Clear(products, from, to);
        MatrixProduct.Add(layers.Outputs, candidates.Columns, products, from, to); // h (B, D) Oᵀ (D, K)
        for (var place = from; place < to; place++)
        {
            losses[place] = CandidateLoss.LossAndDelta(products, place, candidates.Offsets, candidates.ColumnOf(targets[place]), 1f / batch.Count);
        }

        Clear(layers.OutputDelta, from, to);
        MatrixProduct.Add(products, candidates.Rows, layers.OutputDelta, from, to); // ∂L/∂h = Δ (B, K) O (K, D)
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

    private void Move(int worker, int unit) => norms[unit] = unit < vectors.Units
        ? vectors.Update(unit, batch.Count, products, layers.Outputs, layers.InputDelta, update, scratch[worker])
        : layers.Update(unit - vectors.Units, batch.Count, update, scratch[worker]);

    private static void Clear(PanelMatrix matrix, int from, int to)
    {
        for (var panel = 0; panel < matrix.PanelCount; panel++)
        {
            matrix.Rectangle(panel, from, to).Clear();
        }
    }

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
