using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Numerics;

namespace NlpMlNet.CausalModels;

/// <summary>Texts as tokens, put behind one another and cut into windows.</summary>
/// <remarks>
/// Each text has the token of its beginning before it and that of its end behind; where both are the same token, one stands between
/// two texts. Every token but the first is predicted once, the beginnings of texts apart where they are a token of their own.
/// </remarks>
internal sealed class TokenWindows
{
    private readonly List<int[]> texts = [];
    private readonly int start;
    private readonly int end;

    /// <summary>Initializes a new instance of the <see cref="TokenWindows"/> class.</summary>
    /// <param name="texts">The texts; empty ones count.</param>
    /// <param name="vocabulary">Divides them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public TokenWindows(IEnumerable<string> texts, LanguageModelVocabulary vocabulary, Cancellation cancellation)
    {
        (start, end) = (vocabulary.StartId!.Value, vocabulary.EndId!.Value); // a transformer's vocabulary has both
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            var ids = vocabulary.Encode(text).Ids;
            this.texts.Add(start == end ? [.. ids, end] : [start, .. ids, end]);
            HasTokens |= ids.Length > 0;
        }
    }

    /// <summary>Gets a value indicating whether any text has a token.</summary>
    public bool HasTokens { get; }

    /// <summary>Gets the tokens of each text, those of its beginning and end included.</summary>
    public IReadOnlyList<int[]> Texts => texts;

    /// <summary>Gets the number of tokens that are predicted.</summary>
    public long Predicted => texts.Sum(text => (long)text.Length - (start == end ? 0 : 1));

    /// <summary>Whether a token is learnt: all are but those that only begin a text.</summary>
    public bool IsPredicted(int id) => id != start || id == end;

    /// <summary>How often each token is predicted.</summary>
    public long[] Counts(int vocabularySize)
    {
        var counts = new long[vocabularySize];
        foreach (var id in texts.SelectMany(text => text).Where(IsPredicted))
        {
            counts[id]++;
        }

        return counts;
    }

    /// <summary>All texts in their order, cut into windows.</summary>
    /// <param name="length">Tokens of a window.</param>
    public int[][] InOrder(int length) => Cut([.. Enumerable.Range(0, texts.Count)], length);

    /// <summary>The windows of an epoch: the texts in an order of its own, and then the windows.</summary>
    /// <param name="length">Tokens of a window.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch.</param>
    public int[][] Shuffled(int length, int seed, int epoch)
    {
        var random = new RandomStream(seed, RandomPurpose.Epoch + (ulong)epoch);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        random.Shuffle(order);
        var windows = Cut(order, length);
        var places = Enumerable.Range(0, windows.Length).ToArray();
        random.Shuffle(places);
        return [.. places.Select(place => windows[place])];
    }

    // A window has a token more than it predicts from; it begins with the one that the window before it ended with.
    private int[][] Cut(int[] order, int length)
    {
        var first = start == end ? [end] : Array.Empty<int>();
        var stream = first.Concat(order.SelectMany(text => texts[text])).ToArray();
        var windows = new List<int[]>();
        for (var place = 0; place + 1 < stream.Length; place += length)
        {
            windows.Add(stream[place..Math.Min(place + length + 1, stream.Length)]);
        }

        return [.. windows];
    }
}
