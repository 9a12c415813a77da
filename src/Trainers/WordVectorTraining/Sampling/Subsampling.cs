using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Thins out frequent words.</summary>
/// <remarks>
/// A word with the share f of the text is kept with probability √(t/f) + t/f (word2vec's and fastText's form of Mikolov, Sutskever, Chen,
/// Corrado and Dean 2013, section 2.3). Whether an occurrence is kept depends on seed, epoch and place alone, so that any part of the text
/// can be sampled without the parts before it.
/// </remarks>
internal sealed class Subsampling
{
    private readonly uint[] limits; // an occurrence is kept if 32 random bits are at most this

    public Subsampling(ReadOnlySpan<long> counts, double threshold)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        limits = new uint[counts.Length];
        for (var word = 0; word < counts.Length; word++)
        {
            limits[word] = (uint)Math.Min(KeepProbability((double)counts[word] / total, threshold) * uint.MaxValue, uint.MaxValue);
        }
    }

    /// <summary>The probability, at most 1, with which an occurrence of a word is kept.</summary>
    public static double KeepProbability(double share, double threshold) => Math.Min(1, Math.Sqrt(threshold / share) + (threshold / share));

    /// <summary>Decides whether an occurrence is kept.</summary>
    public bool Keeps(int word, in RandomStream epoch, long place) => (uint)(epoch.At((ulong)place) >> 32) <= limits[word];
}
