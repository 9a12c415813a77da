using NlpMlNet.Messages;

namespace NlpMlNet;

/// <summary>How the next token is chosen: <see cref="GreedySearch"/>, <see cref="BeamSearch"/> or <see cref="Sampling"/>.</summary>
public abstract record DecodingMethod
{
    private protected DecodingMethod()
    {
    }

    /// <summary>Lists what is wrong with the settings; null where nothing is.</summary>
    /// <param name="continuations">How many continuations of a prompt are wanted.</param>
    internal abstract IEnumerable<MessageText?> FindFailures(int continuations);
}
