namespace NlpMlNet.Networks;

/// <summary>How the learning rate changes over the epochs: a factor on the options' rate.</summary>
/// <remarks>e is the epoch from 0, as a fraction within an epoch where the formula is continuous; E is the maximum of epochs.</remarks>
public sealed record LearningRateSchedule
{
    private LearningRateSchedule(ScheduleKind kind) => Kind = kind;

    private enum ScheduleKind
    {
        Constant,
        Step,
        Exponential,
        Cosine,
    }

    /// <summary>Gets the schedule that leaves the rate as it is.</summary>
    public static LearningRateSchedule Constant { get; } = new(ScheduleKind.Constant);

    /// <summary>Gets the number of first epochs over which the rate rises in a straight line to its full value, 0 for none.</summary>
    public double WarmUpEpochs { get; private init; }

    private ScheduleKind Kind { get; }

    private double Every { get; init; }

    private double Gamma { get; init; }

    /// <summary>Multiplies the rate by a factor at every so many epochs: γ^⌊e / n⌋.</summary>
    /// <param name="everyEpochs">n, at least 1.</param>
    /// <param name="factor">γ, above 0 and at most 1.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static LearningRateSchedule Step(int everyEpochs, double factor = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
        return new(ScheduleKind.Step) { Every = everyEpochs, Gamma = InUnit(factor, nameof(factor)) };
    }

    /// <summary>Shrinks the rate by the same factor each epoch: γᵉ, continuously.</summary>
    /// <param name="factorPerEpoch">γ, above 0 and at most 1.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside its range.</exception>
    public static LearningRateSchedule Exponential(double factorPerEpoch = 0.95) =>
        new(ScheduleKind.Exponential) { Gamma = InUnit(factorPerEpoch, nameof(factorPerEpoch)) };

    /// <summary>Follows half a cosine from 1 down to a floor at the last epoch: f + (1 - f)(1 + cos(π e / E)) / 2 (Loshchilov and Hutter, 2017).</summary>
    /// <param name="floor">f, the share of the rate that is left in the end, in [0, 1].</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The floor is outside its range.</exception>
    public static LearningRateSchedule Cosine(double floor = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floor, 1);
        return new(ScheduleKind.Cosine) { Gamma = floor };
    }

    /// <summary>The same schedule after a linear warm-up; its own clock runs from the first step.</summary>
    /// <param name="epochs">Epochs of warm-up, positive; fractions are allowed.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is not positive and finite.</exception>
    public LearningRateSchedule WithWarmUp(double epochs) => epochs > 0 && double.IsFinite(epochs)
        ? this with { WarmUpEpochs = epochs }
        : throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "The warm-up must last a positive number of epochs.");

    /// <summary>The factor on the learning rate.</summary>
    /// <param name="epoch">Epochs done, with the fraction of the running one, from 0.</param>
    /// <param name="maximumEpochs">E, the maximum of epochs.</param>
    /// <returns>The factor, in [0, 1].</returns>
    public double FactorAt(double epoch, int maximumEpochs)
    {
        var factor = Kind switch
        {
            ScheduleKind.Step => Math.Pow(Gamma, Math.Floor(epoch / Every)),
            ScheduleKind.Exponential => Math.Pow(Gamma, epoch),
            ScheduleKind.Cosine => Gamma + ((1 - Gamma) * (1 + Math.Cos(Math.PI * Math.Min(1, epoch / maximumEpochs))) / 2),
            _ => 1,
        };
        return epoch < WarmUpEpochs ? factor * epoch / WarmUpEpochs : factor;
    }

    private static double InUnit(double value, string name) => value > 0 && value <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0 and at most 1.");
}
