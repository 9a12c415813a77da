namespace NlpMlNet.LanguageModels;

/// <summary>The n-grams of one order as contexts of the next: sorted by their words, and walked through in this order.</summary>
/// <remarks>
/// In that order each context lies behind the one before at every length, so that a step forward finds it, and no search. An n-gram has
/// a rank, its place here, and a number, its place in the table.
/// </remarks>
internal sealed class SortedNgrams
{
    private readonly List<Entry> entries = [];
    private int position;

    /// <summary>Gets or sets the number of each n-gram, by its rank.</summary>
    public int[] Numbers { get; set; } = [];

    /// <summary>Adds the next n-gram.</summary>
    /// <param name="context">The rank of its context.</param>
    /// <param name="word">Its last word.</param>
    /// <param name="shorter">The number, among those of the order below, of the n-gram without its first word.</param>
    public void Add(int context, int word, int shorter) => entries.Add(new Entry(context, word, shorter));

    /// <summary>Goes on to an n-gram, which must not come before the one of the last call.</summary>
    /// <returns>Its rank; -1 when it isn't there.</returns>
    public int MoveTo(int context, int word)
    {
        while (position < entries.Count && entries[position].IsBefore(context, word))
        {
            position++;
        }

        return position < entries.Count && entries[position].Is(context, word) ? position : -1;
    }

    /// <summary>The number of an n-gram without its first word.</summary>
    public int ShorterOf(int rank) => entries[rank].Shorter;

    /// <summary>Goes back to the beginning.</summary>
    public void Restart() => position = 0;

    private readonly record struct Entry(int Context, int Word, int Shorter)
    {
        public bool IsBefore(int context, int word) => Context != context ? Context < context : Word < word;

        public bool Is(int context, int word) => Context == context && Word == word;
    }
}
