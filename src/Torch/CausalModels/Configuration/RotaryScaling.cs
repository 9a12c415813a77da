namespace NlpMlNet.CausalModels;

/// <summary>Changes rotary angles so that longer texts stay within what the pretraining saw.</summary>
internal abstract record RotaryScaling
{
    /// <summary>The factor of queries and keys that are turned by the changed angles.</summary>
    public virtual double Magnitude => 1;

    /// <summary>Changes the angles.</summary>
    /// <param name="angles">The angle of each pair a token; K / 2 of them.</param>
    /// <param name="theta">θ, of which they were made.</param>
    public abstract double[] Scale(double[] angles, double theta);
}

/// <summary>Position interpolation: every angle is divided by a factor (Chen et al. 2023).</summary>
/// <param name="Factor">How many times longer texts get.</param>
internal sealed record LinearScaling(double Factor) : RotaryScaling
{
    /// <inheritdoc/>
    public override double[] Scale(double[] angles, double theta) => [.. angles.Select(angle => angle / Factor)];
}

/// <summary>Llama 3.1's: pairs that turn slowly are divided by a factor, quick ones stay, and those between are mixed (Grattafiori et al. 2024).</summary>
/// <param name="Factor">The divisor of slow pairs.</param>
/// <param name="LowFactor">Pairs whose wave is longer than the original length divided by this are slow.</param>
/// <param name="HighFactor">Pairs whose wave is shorter than the original length divided by this are quick.</param>
/// <param name="OriginalPositions">The length of the pretraining's texts.</param>
internal sealed record Llama3Scaling(double Factor, double LowFactor, double HighFactor, int OriginalPositions) : RotaryScaling
{
    /// <inheritdoc/>
    public override double[] Scale(double[] angles, double theta) => [.. angles.Select(Scale)];

    // The number of waves in a text of the original length decides: at most LowFactor, at least HighFactor, or between.
    private double Scale(double angle)
    {
        var waves = OriginalPositions * angle / Math.Tau;
        var kept = Math.Clamp((waves - LowFactor) / (HighFactor - LowFactor), 0, 1);
        return (kept * angle) + ((1 - kept) * angle / Factor);
    }
}

/// <summary>YaRN: quick pairs stay, slow ones are divided by a factor, with a ramp between, and scores are sharpened (Peng et al. 2023).</summary>
/// <param name="Factor">The divisor of slow pairs.</param>
/// <param name="OriginalPositions">The length of the pretraining's texts.</param>
/// <param name="FastTurns">Pairs that turn at least so often in a text stay; the paper's β.</param>
/// <param name="SlowTurns">Pairs that turn at most so often are divided; the paper's α.</param>
/// <param name="WholeIndices">Whether the ramp begins and ends at whole pairs.</param>
/// <param name="AttentionFactor">The magnitude; the paper's 0.1 ln(factor) + 1 by default.</param>
internal sealed record YarnScaling(
    double Factor, int OriginalPositions, double FastTurns, double SlowTurns, bool WholeIndices, double? AttentionFactor) : RotaryScaling
{
    /// <inheritdoc/>
    public override double Magnitude => AttentionFactor ?? MagnitudeOf(Factor, 1);

    /// <summary>0.1 m ln(factor) + 1, and 1 for factors up to 1.</summary>
    public static double MagnitudeOf(double factor, double multiplier) => factor <= 1 ? 1 : (0.1 * multiplier * Math.Log(factor)) + 1;

    /// <inheritdoc/>
    public override double[] Scale(double[] angles, double theta)
    {
        var size = 2 * angles.Length;
        var (first, last) = (PairThatTurns(FastTurns, size, theta), PairThatTurns(SlowTurns, size, theta));
        (first, last) = WholeIndices ? (Math.Floor(first), Math.Ceiling(last)) : (first, last);
        (first, last) = (Math.Max(first, 0), Math.Min(last, size - 1));
        var width = first == last ? 0.001 : last - first; // as Hugging Face has it, so that nothing is divided by 0
        return [.. angles.Select((angle, i) => Mix(angle, Math.Clamp((i - first) / width, 0, 1)))];
    }

    private double Mix(double angle, double slow) => (angle * (1 - slow)) + (angle / Factor * slow);

    // i of θ^(-2i / K) L = 2π turns.
    private double PairThatTurns(double turns, int size, double theta) =>
        size * Math.Log(OriginalPositions / (turns * Math.Tau)) / (2 * Math.Log(theta));
}
