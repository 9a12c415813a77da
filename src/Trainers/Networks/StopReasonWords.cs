namespace NlpMlNet.Networks;

/// <summary>What ended a training, in words.</summary>
internal static class StopReasonWords
{
    /// <summary>The reason as written in a manifest or a log.</summary>
    public static string InWords(this StopReason reason) => reason switch
    {
        StopReason.MaximumEpochs => "maximum of epochs",
        StopReason.ParameterChange => "parameter change below its tolerance",
        StopReason.GradientNorm => "gradient norm below its tolerance",
        StopReason.ValidationLoss => "validation loss no longer decreasing",
        StopReason.Cancelled => "cancellation",
        StopReason.TimeLimit => "time limit",
        StopReason.TargetLoss => "target of the validation loss reached",
        _ => reason.ToString(),
    };
}
