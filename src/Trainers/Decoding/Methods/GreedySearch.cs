using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.DecodingOptions>;

namespace NlpMlNet;

/// <summary>Takes the most probable token at each step; of equally probable ones the one with the lowest id.</summary>
/// <remarks>The sequence that it finds is seldom the most probable one, as a probable token may lead nowhere: see <see cref="BeamSearch"/>.</remarks>
public sealed record GreedySearch : DecodingMethod
{
    internal override IEnumerable<MessageText?> FindFailures(int continuations) =>
        [Unless(continuations == 1, nameof(DecodingOptions.Continuations), continuations, "1 with greedy search, which finds a single one")];
}
