namespace NlpMlNet.Networks;

/// <summary>The output units' formulas.</summary>
internal static class OutputFunctions
{
    /// <summary>Replaces the weighted sums of one row by the network's outputs.</summary>
    public static void Apply(this OutputFunction function, Span<float> z)
    {
        if (function == OutputFunction.Softmax)
        {
            Softmax(z);
        }
        else if (function == OutputFunction.Sigmoid)
        {
            foreach (ref var value in z)
            {
                value = Sigmoid(value);
            }
        }
    }

    public static float Sigmoid(float z) => 1f / (1f + MathF.Exp(-z));

    /// <summary>Softmax with the largest sum taken off first, so that nothing overflows.</summary>
    /// <returns>ln Σ exp zₖ of the sums that were there.</returns>
    public static float Softmax(Span<float> z)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in z)
        {
            largest = MathF.Max(largest, value);
        }

        var total = 0f;
        foreach (ref var value in z)
        {
            value = MathF.Exp(value - largest);
            total += value;
        }

        foreach (ref var value in z)
        {
            value /= total;
        }

        return largest + MathF.Log(total);
    }
}
