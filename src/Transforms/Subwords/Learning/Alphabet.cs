using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>The characters that a vocabulary keeps: the most frequent ones, in the order of their code points.</summary>
/// <remarks>
/// Each can begin a word and, unless it is always alone (a punctuation mark, a CJK ideograph), continue one. Both forms are in
/// the vocabulary, so that every word of these characters can be divided.
/// </remarks>
internal sealed class Alphabet
{
    private readonly Dictionary<Rune, bool> canContinue;

    private Alphabet(Dictionary<Rune, bool> canContinue) => this.canContinue = canContinue;

    /// <summary>Gets the characters.</summary>
    public IEnumerable<Rune> Characters => canContinue.Keys.Order();

    /// <summary>Gets the characters that can continue a word.</summary>
    public IEnumerable<Rune> ContinuingCharacters => Characters.Where(character => canContinue[character]);

    /// <summary>Chooses characters by frequency; of equally frequent ones the lower code point first.</summary>
    /// <param name="words">The counted words.</param>
    /// <param name="size">The largest number of characters.</param>
    /// <param name="room">The largest number of their forms.</param>
    /// <param name="standsAlone">Whether a character is always a word of its own.</param>
    public static Alphabet Of(WordCounts words, int size, int room, Func<Rune, bool> standsAlone)
    {
        var chosen = new Dictionary<Rune, bool>();
        foreach (var (character, _) in CountCharacters(words).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(size))
        {
            var isAlone = standsAlone(character);
            room -= isAlone ? 1 : 2;
            if (room < 0)
            {
                break;
            }

            chosen.Add(character, !isAlone);
        }

        return new Alphabet(chosen);
    }

    /// <summary>Whether all of a word's characters are kept.</summary>
    public bool Covers(ReadOnlySpan<char> word)
    {
        foreach (var character in word.EnumerateRunes())
        {
            if (!canContinue.ContainsKey(character))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<Rune, long> CountCharacters(WordCounts words)
    {
        var counts = new Dictionary<Rune, long>();
        for (var number = 0; number < words.Count; number++)
        {
            foreach (var character in words.WordAt(number).EnumerateRunes())
            {
                counts[character] = counts.GetValueOrDefault(character) + words.CountAt(number);
            }
        }

        return counts;
    }
}
