using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Cross-entropy in which each class has a weight: Σ w_y (-ln p_y), to be divided by Σ w_y.</summary>
internal sealed class ClassLoss : IDisposable
{
    private readonly float[] weights;
    private readonly Tensor? weightTensor;

    /// <summary>Initializes a new instance of the <see cref="ClassLoss"/> class.</summary>
    /// <param name="weights">A weight for each class; null when all weigh 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="device">Where logits are.</param>
    public ClassLoss(IReadOnlyList<float>? weights, int classes, Device device)
    {
        this.weights = weights is null ? [.. Enumerable.Repeat(1f, classes)] : [.. weights];
        weightTensor = weights is null ? null : tensor(this.weights, device: device).DetachFromDisposeScope();
    }

    /// <summary>The sum of the weights of some rows.</summary>
    /// <param name="labels">Their classes.</param>
    public double WeightOf(IEnumerable<int> labels) => labels.Sum(label => (double)weights[label]);

    /// <summary>The weighted sum of the losses.</summary>
    /// <param name="logits">(B, C).</param>
    /// <param name="labels">Class numbers, int64, (B).</param>
    /// <returns>A scalar.</returns>
    public Tensor Sum(Tensor logits, Tensor labels) =>
        nn.functional.cross_entropy(logits, labels, weightTensor, reduction: nn.Reduction.Sum);

    /// <inheritdoc/>
    public void Dispose() => weightTensor?.Dispose();
}
