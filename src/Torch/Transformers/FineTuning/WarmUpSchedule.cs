namespace NlpMlNet.Transformers;

/// <summary>The learning rate rises linearly to its height, then falls linearly to 0 (Devlin et al. 2019, appendix A.2).</summary>
/// <param name="Height">The highest rate.</param>
/// <param name="Steps">The number of steps of the whole training.</param>
/// <param name="WarmUpSteps">The number of steps of the rise.</param>
internal readonly record struct WarmUpSchedule(double Height, int Steps, int WarmUpSteps)
{
    /// <summary>The rate of a step.</summary>
    /// <param name="step">The step, from 0. The first one learns a little already, the last one too.</param>
    public double At(int step) => step < WarmUpSteps
        ? Height * (step + 1) / (WarmUpSteps + 1)
        : Height * (Steps - step) / (Steps - WarmUpSteps);
}
