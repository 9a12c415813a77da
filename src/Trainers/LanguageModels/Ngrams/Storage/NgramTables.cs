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

    /// <summary>The probability of a word behind the n-gram with a number, as it is kept.</summary>
    /// <param name="order">The order of the two together.</param>
    /// <param name="context">The number of the n-gram before; not looked at for unigrams.</param>
    /// <param name="word">The word.</param>
    public float ProbabilityOf(int order, int context, int word)
    {
        if (order == 1)
        {
            return unigrams.Values[2 * word];
        }

        var view = higher[order - 2].View();
        return view.ProbabilityOf(view.Find(context, word));
    }

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
