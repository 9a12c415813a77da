namespace NlpMlNet.Networks;

/// <summary>Softmax outputs with cross-entropy: ln Σ exp zₖ - z_label, derivative pₖ - yₖ.</summary>
internal sealed class SoftmaxCrossEntropyHead(int classes) : OutputHead(OutputFunction.Softmax, classes, isClassification: true)
{
    /// <inheritdoc/>
    public override float LossAndDelta(Span<float> z, float target)
    {
        var label = (int)target;
        var sum = z[label];
        var logTotal = OutputFunctions.Softmax(z);
        z[label] -= 1f;
        return logTotal - sum;
    }
}
