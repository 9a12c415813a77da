namespace NlpMlNet.Networks;

/// <summary>First weights, uniform in [-limit, limit] with the variance that keeps signals alive through a layer.</summary>
internal static class Initialization
{
    /// <summary>The limit for a layer, given what its units apply to their sums.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="fanIn">Inputs per unit; for sparse input the mean number of non-zero ones.</param>
    /// <param name="fanOut">Units.</param>
    /// <returns>√3 times the standard deviation; a uniform variable in ±limit has variance limit²/3.</returns>
    public static float Limit(Activation activation, double fanIn, int fanOut)
    {
        var variance = activation.Kind switch
        {
            ActivationKind.ReLU or ActivationKind.GELU or ActivationKind.ELU => 2 / fanIn,
            ActivationKind.LeakyReLU => 2 / ((1 + (activation.Alpha * activation.Alpha)) * fanIn),
            ActivationKind.SELU => 1 / fanIn,
            _ => 2 / (fanIn + fanOut),
        };
        return (float)Math.Sqrt(3 * variance);
    }
}
