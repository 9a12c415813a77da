namespace NlpMlNet.CausalModels;

/// <summary>How a position turns queries and keys (Su et al. 2021).</summary>
/// <param name="Theta">θ: pair i of K / 2 turns by θ^(-2i / K) a token.</param>
/// <param name="Scaling">How the angles are changed for texts longer than those of the pretraining; <see langword="null"/> leaves them.</param>
internal sealed record RotarySettings(double Theta, RotaryScaling? Scaling)
{
    /// <summary>The angle of each pair from one token to the next.</summary>
    /// <param name="headSize">K.</param>
    /// <returns>K / 2 angles, in radians.</returns>
    public double[] Angles(int headSize)
    {
        var angles = new double[headSize / 2];
        for (var i = 0; i < angles.Length; i++)
        {
            angles[i] = Math.Pow(Theta, -2.0 * i / headSize);
        }

        return Scaling?.Scale(angles, Theta) ?? angles;
    }

    /// <summary>The factor of the turned vectors.</summary>
    public double Magnitude => Scaling?.Magnitude ?? 1;
}
