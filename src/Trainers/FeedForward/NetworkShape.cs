using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>What a network looks like, without its weights.</summary>
internal sealed record NetworkShape(
    int Inputs, bool IsSparse, IReadOnlyList<int> HiddenLayers, Activation Activation, int Outputs, OutputFunction Output)
{
    /// <summary>Gets the units of every layer, inputs first, outputs last.</summary>
    public IReadOnlyList<int> Widths { get; } = [Inputs, .. HiddenLayers, Outputs];

    /// <summary>Gets the number of weights and biases.</summary>
    public long ParameterCount => DenseStack.CountParameters(Widths);
}
