using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The softmax over the candidates of a batch: drawn ones, or all classes.</summary>
internal sealed class SampledLoss : IOutputLoss
{
    private readonly Candidates candidates;
    private readonly VectorUpdates vectors;
    private readonly FloatBuffer memory;
    private readonly int[] targets;
    private int rows;
    private PanelMatrix products; // h Oᵀ, then the loss's derivative by them, (B, K)

    public SampledLoss(WindowNetwork network, ClassSampler sampler, int? draws, int capacity, SparseBatch windows, WindowEmbedding embedding)
    {
        candidates = new Candidates(network, sampler, draws, capacity);
        vectors = new VectorUpdates(network, candidates, windows, embedding);
        memory = new FloatBuffer(PanelMatrix.LengthOf(capacity, candidates.Capacity));
        products = new PanelMatrix(0, 0, memory);
        targets = new int[capacity];
    }

    /// <inheritdoc/>
    public int Preparations => candidates.Panels;

    /// <inheritdoc/>
    public int UpdateUnits => vectors.Units;

    /// <inheritdoc/>
    public int ScratchLength => vectors.ScratchLength;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<int> targets, RandomStream random)
    {
        targets.CopyTo(this.targets);
        rows = targets.Length;
        candidates.Choose(targets, random);
        products = new PanelMatrix(rows, candidates.Count, memory);
        vectors.Begin();
    }

    /// <inheritdoc/>
    public void Prepare(int piece) => candidates.Gather(piece);

    /// <inheritdoc/>
    public int PassesOf(int range) => (rows + range - 1) / range;

    /// <inheritdoc/>
    public void Pass(int piece, int range, PanelMatrix outputs, PanelMatrix outputDelta, Span<float> losses)
    {
        var (from, to) = (piece * range, Math.Min((piece + 1) * range, rows));
        products.Clear(from, to);
        MatrixProduct.Add(outputs, candidates.Columns, products, from, to); // h (B, D) Oᵀ (D, K)
        for (var place = from; place < to; place++)
        {
            losses[place] = CandidateLoss.LossAndDelta(products, place, candidates.Offsets, candidates.ColumnOf(targets[place]), 1f / rows);
        }

        outputDelta.Clear(from, to);
        MatrixProduct.Add(products, candidates.Rows, outputDelta, from, to); // ∂L/∂h = Δ (B, K) O (K, D)
    }

    /// <inheritdoc/>
    public void Complete(int from, int to, PanelMatrix outputDelta, Span<float> losses)
    {
    }

    /// <inheritdoc/>
    public double Update(int unit, PanelMatrix outputs, PanelMatrix inputDelta, ParameterUpdate update, FloatBuffer scratch) =>
        vectors.Update(unit, rows, products, outputs, inputDelta, update, scratch);
}
