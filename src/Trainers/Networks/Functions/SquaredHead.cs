namespace NlpMlNet.Networks;

/// <summary>Half the squared distance ½ Σ (pₖ - yₖ)² between outputs and target.</summary>
/// <remarks>
/// With eₖ = pₖ - yₖ the derivative by zₖ is eₖ for identity, eₖ pₖ (1 - pₖ) for sigmoid, and
/// pₖ (eₖ - Σⱼ eⱼ pⱼ) for softmax. The target of one output is its value, of several outputs a class's number.
/// </remarks>
internal sealed class SquaredHead(OutputFunction function, int outputs, bool isClassification)
    : OutputHead(function, outputs, isClassification)
{
    /// <inheritdoc/>
    public override float LossAndDelta(Span<float> z, float target)
    {
        Function.Apply(z);
        var loss = 0f;
        var meanError = 0f; // Σ eⱼ pⱼ
        for (var k = 0; k < z.Length; k++)
        {
            var error = z[k] - Expected(k, target);
            loss += 0.5f * error * error;
            meanError += error * z[k];
        }

        for (var k = 0; k < z.Length; k++)
        {
            var p = z[k];
            var error = p - Expected(k, target);
            z[k] = Function switch
            {
                OutputFunction.Sigmoid => error * p * (1 - p),
                OutputFunction.Softmax => p * (error - meanError),
                _ => error,
            };
        }

        return loss;
    }

    private float Expected(int output, float target) => Outputs == 1 ? target : output == (int)target ? 1f : 0f;
}
