using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The first layer over tokens: the sum of their vectors with factors, z = Σ cₖ E[tokenₖ] (see <see cref="TokenFactors"/>).</summary>
/// <remarks>Shapes: E (V, D), z (B, D). ∂L/∂E[t] = Σ cₖ Δ over all places k that hold t; only tokens of the batch move.</remarks>
internal sealed unsafe class PooledEmbeddingLayer : IInputLayer
{
    private const int SlotsPerUnit = 64;

    private readonly SlotTable vectors;
    private readonly FirstVectors first;
    private readonly SparseBatch tokens;
    private readonly WordDropout dropout;
    private readonly TokenFactors factors;
    private readonly double meanLength;

    public PooledEmbeddingLayer(FirstVectors first, TokenFactors factors, WordDropout dropout, double meanLength, int stateCount)
        : this(first, factors, dropout, meanLength, new SlotTable(first.Count, first.Dimension, first.Trained ? stateCount : 0))
    {
    }

    private PooledEmbeddingLayer(FirstVectors first, TokenFactors factors, WordDropout dropout, double meanLength, SlotTable vectors)
    {
        (this.first, this.factors, this.dropout, this.meanLength, this.vectors) = (first, factors, dropout, meanLength, vectors);
        tokens = new SparseBatch(first.Count, new PooledTokens(factors, dropout));
    }

    /// <inheritdoc/>
    public int Outputs => vectors.Width;

    /// <inheritdoc/>
    public bool FeedsHiddenUnits => false;

    /// <inheritdoc/>
    public int ParameterCount => vectors.ParameterCount;

    /// <inheritdoc/>
    public int UpdateUnits => first.Trained ? (tokens.TouchedCount + SlotsPerUnit - 1) / SlotsPerUnit : 0;

    /// <inheritdoc/>
    public int ScratchLength => vectors.PaddedWidth;

    /// <summary>Gets the work of a row: reading memory at random weighs as much as some ten operations per number.</summary>
    public double OperationsPerRow => 40 * meanLength * vectors.PaddedWidth;

    /// <inheritdoc/>
    public IInputLayer Share(int number) => new PooledEmbeddingLayer(first, factors, dropout.Fork(number), meanLength, vectors);

    /// <inheritdoc/>
    public void Begin(Batch batch, bool training)
    {
        if (training)
        {
            dropout.NextStep();
        }

        tokens.Load(batch, training);
    }

    /// <inheritdoc/>
    public void Forward(Batch batch, int fromRow, int toRow, PanelMatrix sums)
    {
        for (var panel = 0; panel < sums.PanelCount; panel++)
        {
            sums.Rectangle(panel, fromRow, toRow).Clear();
        }

        for (var place = fromRow; place < toRow; place++)
        {
            vectors.AddTo(tokens.Row(place), sums, place);
        }
    }

    /// <inheritdoc/>
    public void Backward(Batch batch, int fromRow, int toRow, PanelMatrix delta)
    {
    }

    /// <inheritdoc/>
    public double Update(int unit, int rows, PanelMatrix delta, ParameterUpdate update, FloatBuffer scratch)
    {
        var norm = 0d;
        var touched = tokens.TouchedOf(unit, SlotsPerUnit);
        for (var i = 0; i < touched.Length; i++)
        {
            vectors.PrefetchAhead(touched, i);
            vectors.SumGradient(tokens, touched[i], delta, scratch.Pointer);
            norm += vectors.Update(touched[i], scratch.Span[..vectors.PaddedWidth], update);
        }

        return norm;
    }

    /// <inheritdoc/>
    public void Initialize(ref RandomStream random, Activation activation) => first.Draw(ref random, vectors);

    /// <inheritdoc/>
    public void CopyTo(Span<float> parameters) => vectors.CopyTo(parameters);

    /// <inheritdoc/>
    public void CopyFrom(ReadOnlySpan<float> parameters) => vectors.CopyFrom(parameters);
}
