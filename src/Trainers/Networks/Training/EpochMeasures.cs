namespace NlpMlNet.Networks;

/// <summary>What the stopping rules look at.</summary>
/// <param name="Epoch">Epochs done.</param>
/// <param name="EpochsSinceBest">Epochs since the least validation loss, 0 without validation rows.</param>
/// <param name="GradientNorm">Root mean square of the steps' gradient norms.</param>
/// <param name="ParameterChange">Largest absolute change of a parameter over the epoch.</param>
internal readonly record struct EpochMeasures(int Epoch, int EpochsSinceBest, double GradientNorm, double ParameterChange)
{
    /// <summary>Gets the validation loss, if it is measured.</summary>
    public double? ValidationLoss { get; init; }
}
