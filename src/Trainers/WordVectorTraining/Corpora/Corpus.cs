namespace NlpMlNet.WordVectorTraining;

/// <summary>Texts as sequences of word ids, and what the ids mean.</summary>
/// <param name="Words">The words, the most frequent first; of equally frequent ones the one that was met first.</param>
/// <param name="Counts">How often each occurs.</param>
/// <param name="Pages">The ids; <see cref="DocumentEnd"/> behind each document. A document may run over several pages.</param>
internal sealed record Corpus(string[] Words, long[] Counts, int[][] Pages)
{
    public const int DocumentEnd = -1;

    /// <summary>Gets the number of words of the text, rare ones left out.</summary>
    public long TokenCount { get; } = Counts.Sum();
}
