using NlpMlNet.Messages;

namespace NlpMlNet;

/// <summary>Takes the most probable token at each step; of equally probable ones the one with the lowest id.</summary>
/// <remarks>The sequence that it finds is seldom the most probable one, as a probable token may lead nowhere: see <see cref="BeamSearch"/>.</remarks>
public sealed record GreedySearch : DecodingMethod
{
    internal override int MostContinuations => 1;

    internal override IEnumerable<MessageText?> FindFailures() => [];
}
