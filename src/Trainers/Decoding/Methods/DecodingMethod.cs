using NlpMlNet.Messages;

namespace NlpMlNet;

/// <summary>How the next token is chosen: <see cref="GreedySearch"/>, <see cref="BeamSearch"/> or <see cref="Sampling"/>.</summary>
public abstract record DecodingMethod
{
    private protected DecodingMethod()
    {
    }

    /// <summary>Gets how many continuations of a prompt it can find.</summary>
    internal abstract int MostContinuations { get; }

    /// <summary>Lists what is wrong with the settings; null where nothing is.</summary>
    internal abstract IEnumerable<MessageText?> FindFailures();
}
