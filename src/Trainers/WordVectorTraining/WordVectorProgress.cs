namespace NlpMlNet.WordVectorTraining;

/// <summary>News of a training, given about a hundred times in all.</summary>
/// <param name="Epoch">The epoch that is going on, from 1.</param>
/// <param name="MaximumEpochs">The number of epochs.</param>
/// <param name="Share">The share of all work that is done, from 0 to 1.</param>
/// <param name="Loss">
/// The mean loss of a pair of words with its negative samples, estimated from a sample since the last news; not a number when the sample is empty.
/// </param>
/// <param name="WordsPerSecond">Words of text per second so far, those that subsampling leaves out included.</param>
/// <param name="TimeLeft">The time that the rest takes at the pace so far.</param>
public sealed record WordVectorProgress(int Epoch, int MaximumEpochs, double Share, double Loss, double WordsPerSecond, TimeSpan TimeLeft);
