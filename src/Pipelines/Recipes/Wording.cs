using NlpMlNet.Networks;

namespace NlpMlNet.Recipes;

/// <summary>A stopping rule in words.</summary>
internal static class Wording
{
    public static string Of(StopReason reason) => reason switch
    {
        StopReason.MaximumEpochs => "maximum of epochs",
        StopReason.ParameterChange => "parameter change below its tolerance",
        StopReason.GradientNorm => "gradient norm below its tolerance",
        StopReason.ValidationLoss => "validation loss no longer decreasing",
        StopReason.Cancelled => "cancellation",
        _ => reason.ToString(),
    };
}
