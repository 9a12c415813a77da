namespace NlpMlNet.WordVectorTraining;

/// <summary>What random numbers are for: each use, and in it each epoch or chunk, has a stream of its own.</summary>
internal static class RandomUse
{
    public const ulong FirstVectors = 1;

    /// <summary>The order of the chunks, one stream an epoch.</summary>
    public const ulong Order = 1UL << 32;

    /// <summary>Which occurrences are kept, one stream an epoch.</summary>
    public const ulong Subsampling = 2UL << 32;

    /// <summary>Window widths and negative samples, one stream a chunk and epoch.</summary>
    public const ulong Chunks = 1UL << 62;
}
