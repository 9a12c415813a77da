namespace NlpMlNet.Networks;

/// <summary>Output function and loss together: what comes out, how wrong it is, and the first delta of backpropagation.</summary>
internal abstract class OutputHead(OutputFunction function, int outputs, bool isClassification)
{
    public OutputFunction Function { get; } = function;

    /// <summary>Gets the number of output units.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Gets a value indicating whether targets are class numbers.</summary>
    public bool IsClassification { get; } = isClassification;

    /// <summary>The loss of one row, and its gradient.</summary>
    /// <param name="z">In: the output units' sums. Out: the loss's derivative by these sums.</param>
    /// <param name="target">The class's number or the target's value.</param>
    /// <returns>The loss.</returns>
    public abstract float LossAndDelta(Span<float> z, float target);

    /// <summary>The head for an output function and a loss.</summary>
    /// <exception cref="ArgumentException">Cross-entropy of outputs that are no probabilities.</exception>
    public static OutputHead Create(OutputFunction function, LossFunction loss, int outputs, bool isClassification) => (function, loss) switch
    {
        (OutputFunction.Sigmoid, LossFunction.CrossEntropy) => new SigmoidCrossEntropyHead(isClassification),
        (OutputFunction.Softmax, LossFunction.CrossEntropy) => new SoftmaxCrossEntropyHead(outputs),
        (_, LossFunction.Squared) => new SquaredHead(function, outputs, isClassification),
        _ => throw new ArgumentException(
            $"The loss {loss} needs probabilities, but the output is {function}. Choose the output Sigmoid or Softmax, or the loss {LossFunction.Squared}.",
            nameof(loss)),
    };
}
