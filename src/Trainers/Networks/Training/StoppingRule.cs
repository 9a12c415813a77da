namespace NlpMlNet.Networks;

/// <summary>Decides after each epoch whether training ends.</summary>
internal abstract class StoppingRule(StopReason reason)
{
    public StopReason Reason { get; } = reason;

    public abstract bool IsMet(EpochMeasures epoch);
}
