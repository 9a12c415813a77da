using System.Runtime.InteropServices;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>How much of some texts a lexicon has a valence for, and which words it finds.</summary>
/// <remarks>Words are looked up as for the sentiment features: a phrase takes the place of its words. Valences of 0 don't count.</remarks>
/// <param name="lexicon">The lexicon.</param>
public sealed class LexiconCoverage(Lexicon lexicon)
{
    private readonly LexiconIndex index = (lexicon ?? throw new ArgumentNullException(nameof(lexicon))).Index;
    private readonly Dictionary<string, (float Valence, long Count)> matches = new(StringComparer.Ordinal);
    private readonly List<FoldedWord> words = [];
    private int symbolEnd;
    private bool isMatched;

    /// <summary>Gets the number of texts.</summary>
    public long Texts { get; private set; }

    /// <summary>Gets the number of texts in which the lexicon finds a valence.</summary>
    public long MatchedTexts { get; private set; }

    /// <summary>Gets the number of words of all texts.</summary>
    public long Words { get; private set; }

    /// <summary>Gets the number of words that have a valence, alone or in a phrase.</summary>
    public long MatchedWords { get; private set; }

    /// <summary>Looks up the words of a text.</summary>
    /// <param name="text">The text.</param>
    public void Add(ReadOnlySpan<char> text)
    {
        using var normal = NormalText.Of(text, index.Symbols.HasHashtags ? TextRules.All & ~TextRules.Hashtags : TextRules.All);
        AddNormal(normal.Text);
    }

    /// <summary>Gets the matches that are most frequent.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The matches; of equally frequent ones the first in the order of characters.</returns>
    public IReadOnlyList<LexiconMatch> MostFrequent(int count) =>
    [
        .. matches.OrderByDescending(match => match.Value.Count).ThenBy(match => match.Key, StringComparer.Ordinal).Take(count)
            .Select(match => new LexiconMatch(match.Key, match.Value.Valence, match.Value.Count)),
    ];

    private void AddNormal(ReadOnlySpan<char> text)
    {
        words.Clear();
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            words.Add(FoldedWord.Of(text, scanner.Start, scanner.Length));
        }

        (symbolEnd, isMatched) = (0, false);
        words.Add(default);
        LookUp(text, CollectionsMarshal.AsSpan(words));
        Texts++;
        Words += words.Count - 1;
        MatchedTexts += isMatched ? 1 : 0;
    }

    private void LookUp(ReadOnlySpan<char> text, ReadOnlySpan<FoldedWord> all)
    {
        var (phraseEnd, gap) = (0, 0);
        for (var i = 0; i + 1 < all.Length; i++)
        {
            TakeSymbols(text, gap, all[i].Start);
            gap = all[i].End;
            if (all[i].Start < phraseEnd || !index.TryFind(text, all[i..], out var entry, out phraseEnd) || entry.Valence == 0)
            {
                continue;
            }

            var end = phraseEnd;
            Count(WordFolding.Fold(text[all[i].Start..end]), entry.Valence);
            for (var j = i; j + 1 < all.Length && all[j].Start < end; j++)
            {
                MatchedWords++;
            }
        }

        TakeSymbols(text, gap, text.Length);
    }

    // Emoji and emoticons: from outside words, or from the beginning of one that looks like an emoticon (D:).
    private void TakeSymbols(ReadOnlySpan<char> text, int start, int last)
    {
        for (var i = Math.Max(start, symbolEnd); i <= last && i < text.Length; i++)
        {
            if (!char.IsLowSurrogate(text[i]) && index.Symbols.TryFind(text, i, out var valence, out var end) && valence != 0)
            {
                Count(text[i..end].ToString(), valence);
                symbolEnd = end;
                i = end - 1;
            }
        }
    }

    private void Count(string match, float valence)
    {
        isMatched = true;
        matches[match] = (valence, matches.GetValueOrDefault(match).Count + 1);
    }
}
