namespace NlpMlNet.LanguageModels;

/// <summary>The n-grams of all orders.</summary>
internal sealed class NgramTables(UnigramTable unigrams, List<NgramTable> higher)
{
    /// <summary>Gets the highest order.</summary>
    public int Order => higher.Count + 1;

    public UnigramTable Unigrams => unigrams;

    /// <summary>Gets the tables of the orders from 2 on.</summary>
    public IReadOnlyList<NgramTable> Higher => higher;

    public void Add(NgramTable next) => higher.Add(next);

    /// <summary>The number of n-grams of an order.</summary>
    public int CountOf(int order) => order == 1 ? unigrams.Count : higher[order - 2].Count;

    /// <summary>Finds the number of an n-gram among those of its order; -1 when it isn't there, and 0 for no words.</summary>
    public int Find(ReadOnlySpan<int> words)
    {
        if (words.IsEmpty)
        {
            return 0;
        }

        var node = words[0];
        for (var i = 1; i < words.Length && node >= 0; i++)
        {
            node = higher[i - 1].View().Find(node, words[i]);
        }

        return node;
    }

    /// <summary>Finds the number of an n-gram among those of its order; -1 when it isn't there.</summary>
    /// <param name="order">The order.</param>
    /// <param name="context">The number of the n-gram before the last word; not looked at for unigrams.</param>
    /// <param name="word">The last word.</param>
    public int Find(int order, int context, int word) => order == 1 ? word : higher[order - 2].View().Find(context, word);

    /// <summary>The probability of an n-gram by its number, as it is kept.</summary>
    public float ProbabilityOf(int order, int number) => order == 1 ? unigrams.Values[2 * number] : higher[order - 2].View().ProbabilityOf(number);

    public void SetBackoff(int order, int index, float backoff)
    {
        if (order == 1)
        {
            unigrams.SetBackoff(index, backoff);
        }
        else
        {
            higher[order - 2].SetBackoff(index, backoff);
        }
    }

    /// <summary>Replaces all numbers by their base-10 logarithms.</summary>
    public void TakeLogarithms()
    {
        unigrams.TakeLogarithms();
        higher.ForEach(table => table.TakeLogarithms());
    }
}
