namespace NlpMlNet.Networks;

/// <summary>What ended a training.</summary>
public enum StopReason
{
    /// <summary>All epochs were done.</summary>
    MaximumEpochs,

    /// <summary>No parameter changed by more than <see cref="NetworkTrainingOptions.ParameterTolerance"/> over an epoch.</summary>
    ParameterChange,

    /// <summary>The gradient's norm fell below <see cref="NetworkTrainingOptions.GradientTolerance"/>.</summary>
    GradientNorm,

    /// <summary>The validation loss stopped decreasing for <see cref="NetworkTrainingOptions.Patience"/> epochs.</summary>
    ValidationLoss,

    /// <summary>Training was cancelled and the best model so far was kept.</summary>
    Cancelled,

    /// <summary>The time that training may take is over.</summary>
    TimeLimit,

    /// <summary>The validation loss is as low as was asked for.</summary>
    TargetLoss,
}
