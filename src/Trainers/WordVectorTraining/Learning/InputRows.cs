using NlpMlNet.Embeddings;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Which rows of the table make the vector of a word: its own, and those of its character n-grams.</summary>
/// <remarks>
/// Word w has row w. N-grams have the rows behind the words', in the order in which they are met: of the buckets only those that the
/// vocabulary falls into take memory.
/// </remarks>
internal sealed class InputRows
{
    private readonly int[] starts;
    private readonly int[] rows;

    public InputRows(string[] words, SubwordNgrams? ngrams)
    {
        WordCount = words.Length;
        starts = new int[words.Length + 1];
        if (ngrams is null)
        {
            rows = [.. Enumerable.Range(0, words.Length)];
            starts = [.. Enumerable.Range(0, words.Length + 1)];
            Buckets = [];
            return;
        }

        var lists = new List<int>();
        var buckets = new List<int>();
        var rowsOfBuckets = new Dictionary<int, int>();
        for (var word = 0; word < words.Length; word++)
        {
            lists.Add(word);
            foreach (var bucket in ngrams.BucketsOf(words[word]))
            {
                if (!rowsOfBuckets.TryGetValue(bucket, out var row))
                {
                    row = words.Length + buckets.Count;
                    buckets.Add(bucket);
                    rowsOfBuckets.Add(bucket, row);
                }

                lists.Add(row);
            }

            starts[word + 1] = lists.Count;
        }

        rows = [.. lists];
        Buckets = [.. buckets];
    }

    /// <summary>Gets the number of words.</summary>
    public int WordCount { get; }

    /// <summary>Gets the number of rows, of words and n-grams together.</summary>
    public int Count => WordCount + Buckets.Length;

    /// <summary>Gets the buckets that have a row, in the order of the rows from <see cref="WordCount"/> on.</summary>
    public int[] Buckets { get; }

    /// <summary>The rows of a word, its own first.</summary>
    public ReadOnlySpan<int> Of(int word) => rows.AsSpan(starts[word]..starts[word + 1]);
}
