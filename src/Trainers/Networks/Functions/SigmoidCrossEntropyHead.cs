namespace NlpMlNet.Networks;

/// <summary>One sigmoid output with cross-entropy: ln(1 + eᶻ) - y z, derivative p - y.</summary>
internal sealed class SigmoidCrossEntropyHead(bool isClassification) : OutputHead(OutputFunction.Sigmoid, 1, isClassification)
{
    /// <inheritdoc/>
    public override float LossAndDelta(Span<float> z, float target)
    {
        var sum = z[0];
        var e = MathF.Exp(-MathF.Abs(sum)); // at most 1: large sums neither overflow nor lose their loss
        z[0] = ((sum >= 0 ? 1f : e) / (1f + e)) - target;
        return MathF.Max(sum, 0) + MathF.Log(1f + e) - (target * sum);
    }
}
