namespace NlpMlNet.Numerics;

/// <summary>What random numbers are for: each purpose has a stream of its own.</summary>
internal static class RandomPurpose
{
    public const ulong Initialization = 1;
    public const ulong Order = 2;
    public const ulong Split = 3;
    public const ulong Resampling = 4;

    /// <summary>The first of the streams of sampled classes, one per step.</summary>
    public const ulong Classes = 1UL << 58;

    /// <summary>The first of the streams of words that are learnt as unknown, one per epoch.</summary>
    public const ulong UnknownWords = 1UL << 59;

    /// <summary>The first of the streams of a transformer's epochs, one per epoch.</summary>
    public const ulong Epoch = 1UL << 60;

    /// <summary>The first of the word-dropout streams, one per step.</summary>
    public const ulong WordDropout = 1UL << 61;

    /// <summary>The first of the dropout streams, one per step and layer.</summary>
    public const ulong Dropout = 1UL << 32;
}
