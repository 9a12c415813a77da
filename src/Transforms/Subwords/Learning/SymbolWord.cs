namespace NlpMlNet.Subwords;

/// <summary>A word as its symbols so far.</summary>
/// <param name="number">The word's number.</param>
/// <param name="symbols">Its characters; they are changed.</param>
/// <param name="frequency">How often the word occurs.</param>
internal sealed class SymbolWord(int number, int[] symbols, long frequency)
{
    private int length = symbols.Length;

    /// <summary>Counts all pairs of the word.</summary>
    public void CountPairs(PairCounts pairs)
    {
        for (var i = 1; i < length; i++)
        {
            pairs.Add(new SymbolPair(symbols[i - 1], symbols[i]), number, frequency);
        }
    }

    /// <summary>Puts one symbol in the place of each occurrence of a pair, from left to right, and corrects the counts around it.</summary>
    public void Merge(SymbolPair pair, int merged, PairCounts pairs)
    {
        var written = 0;
        var previousWasMerged = false;
        for (var read = 0; read < length;)
        {
            var isMatch = read + 1 < length && symbols[read] == pair.Left && symbols[read + 1] == pair.Right;
            var symbol = isMatch ? merged : symbols[read];
            if (written > 0 && (isMatch || previousWasMerged))
            {
                // What has been written lies behind what is read: symbols[read - 1] is still the old symbol.
                pairs.Remove(new SymbolPair(symbols[read - 1], symbols[read]), frequency);
                pairs.Add(new SymbolPair(symbols[written - 1], symbol), number, frequency);
            }

            symbols[written++] = symbol;
            read += isMatch ? 2 : 1;
            previousWasMerged = isMatch;
        }

        length = written;
    }
}
