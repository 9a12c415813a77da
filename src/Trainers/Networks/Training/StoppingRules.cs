namespace NlpMlNet.Networks;

/// <summary>Ends training when the parameters hardly move: max |θ - θ'| &lt; ε over an epoch.</summary>
internal sealed class ParameterChangeRule(double tolerance) : StoppingRule(StopReason.ParameterChange)
{
    /// <inheritdoc/>
    public override bool IsMet(EpochMeasures epoch) => epoch.ParameterChange < tolerance;
}

/// <summary>Ends training near a stationary point: ‖g‖ &lt; ε.</summary>
internal sealed class GradientNormRule(double tolerance) : StoppingRule(StopReason.GradientNorm)
{
    /// <inheritdoc/>
    public override bool IsMet(EpochMeasures epoch) => epoch.GradientNorm < tolerance;
}

/// <summary>Ends training when the validation loss has not fallen for a while (Prechelt, "Early stopping - but when?", 1998).</summary>
internal sealed class ValidationRule(int patience) : StoppingRule(StopReason.ValidationLoss)
{
    /// <inheritdoc/>
    public override bool IsMet(EpochMeasures epoch) => epoch.EpochsSinceBest >= patience;
}

/// <summary>Ends training when the validation loss is as low as is asked for.</summary>
internal sealed class TargetLossRule(double target) : StoppingRule(StopReason.TargetLoss)
{
    /// <inheritdoc/>
    public override bool IsMet(EpochMeasures epoch) => epoch.ValidationLoss <= target;
}

/// <summary>Ends training after a number of epochs.</summary>
internal sealed class MaximumEpochsRule(int epochs) : StoppingRule(StopReason.MaximumEpochs)
{
    /// <inheritdoc/>
    public override bool IsMet(EpochMeasures epoch) => epoch.Epoch >= epochs;
}

/// <summary>The stopping rules that options ask for, in the order in which they are asked.</summary>
internal static class StoppingRules
{
    public static StoppingRule[] Create(int? patience, double? gradientTolerance, double? parameterTolerance, int maximumEpochs)
    {
        List<StoppingRule> rules = [];
        if (patience is { } epochs)
        {
            rules.Add(new ValidationRule(epochs));
        }

        if (gradientTolerance is { } gradient)
        {
            rules.Add(new GradientNormRule(gradient));
        }

        if (parameterTolerance is { } parameter)
        {
            rules.Add(new ParameterChangeRule(parameter));
        }

        rules.Add(new MaximumEpochsRule(maximumEpochs));
        return [.. rules];
    }
}
