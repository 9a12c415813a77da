using NlpMlNet.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>One movement of the weights: the gradient of some batches, cut to a length, through AdamW (Loshchilov and Hutter 2019).</summary>
internal sealed class GradientStep : IDisposable
{
    private readonly TransformerNetwork network;
    private readonly Device device;
    private readonly ClassLoss loss;
    private readonly double? clipping;

    /// <summary>Initializes a new instance of the <see cref="GradientStep"/> class.</summary>
    /// <param name="network">The network, on the device.</param>
    /// <param name="device">The device.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="weightDecay">The share of a weight that goes each step, times the learning rate.</param>
    /// <param name="clipping">The length to which a longer gradient is cut; null cuts none.</param>
    public GradientStep(TransformerNetwork network, Device device, ClassLoss loss, double weightDecay, double? clipping)
    {
        (this.network, this.device, this.loss, this.clipping) = (network, device, loss, clipping);
        var (decaying, others) = TrainableParameters.Of(network);
        Optimizer = new AdamW(decaying, others, weightDecay);
    }

    /// <summary>Gets the optimizer with its moments.</summary>
    public AdamW Optimizer { get; }

    /// <summary>Moves the weights.</summary>
    /// <param name="rows">All training rows.</param>
    /// <param name="batches">The row numbers of the batches whose gradients are added up.</param>
    /// <param name="learningRate">The rate.</param>
    /// <returns>The weighted sum of the rows' losses before the movement, and the sum of their weights.</returns>
    public (double Loss, double Weight) Move(LabelledTexts rows, IReadOnlyList<int[]> batches, double learningRate)
    {
        using var scope = NewDisposeScope();
        var weight = loss.WeightOf(batches.SelectMany(batch => batch).Select(row => rows.Labels[row]));
        var sum = 0.0;
        Optimizer.ClearGradients();
        foreach (var batch in batches)
        {
            sum += Backpropagate(rows, batch, weight);
        }

        if (weight > 0)
        {
            if (clipping is { } length)
            {
                nn.utils.clip_grad_norm_(Optimizer.Parameters, length);
            }

            Optimizer.Step(learningRate);
        }

        return (sum, weight);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimizer.Dispose();
        OneDnnLinear.Release();
    }

    private double Backpropagate(LabelledTexts rows, int[] batch, double totalWeight)
    {
        using var scope = NewDisposeScope();
        var tokens = TokenBatch.Create([.. batch.Select(row => rows.Texts[row])], network.Configuration.PaddingId, device);
        var labels = tensor([.. batch.Select(row => (long)rows.Labels[row])], device: device);
        var logits = network.Classify(network.Pool(network.Encode(tokens))); // (B, C)
        var sum = loss.Sum(logits, labels);
        using Scalar total = Math.Max(totalWeight, double.Epsilon);
        (sum / total).backward();
        return sum.item<float>();
    }
}
