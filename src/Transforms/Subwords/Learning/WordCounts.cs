using NlpMlNet.Tokens;

namespace NlpMlNet.Subwords;

/// <summary>Counts the words that a tokenizer's model would be given, instead of dividing them.</summary>
/// <remarks>
/// It takes the model's place in the pipeline, so that the words learnt from are the words of use. Words that are too long for the
/// model don't count: it gives them the unknown token, whatever its pieces.
/// </remarks>
internal sealed class WordCounts : ISubwordModel
{
    private readonly TextTable table = new();
    private long[] counts = new long[16];

    /// <summary>Gets the number of distinct words.</summary>
    public int Count => table.Count;

    /// <summary>Gets the number of words counted.</summary>
    public long Total { get; private set; }

    /// <summary>Counts a word, without allocation when it has been seen before; no ids are given.</summary>
    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        if (word.Length > ModelReader.LongestBertWord && IsTooLong(word))
        {
            return;
        }

        var number = table.FindOrAdd(word, TextHash.Of(word));
        if (number == counts.Length)
        {
            Array.Resize(ref counts, 2 * counts.Length);
        }

        counts[number]++;
        Total++;
    }

    /// <summary>Gets the text of a word.</summary>
    public ReadOnlySpan<char> WordAt(int number) => table[number];

    /// <summary>Gets how often a word was counted.</summary>
    public long CountAt(int number) => counts[number];

    private static bool IsTooLong(ReadOnlySpan<char> word)
    {
        var characters = 0;
        foreach (var _ in word.EnumerateRunes())
        {
            characters++;
        }

        return characters > ModelReader.LongestBertWord;
    }
}
