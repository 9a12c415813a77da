using System.Text;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>The words of an entry that may have wildcards inside, and the marks between them.</summary>
/// <remarks>
/// An asterisk stands for any characters of a word, also none; alone, for any word. A question mark before a letter stands for one
/// character. A backslash takes this meaning from them: <c>f\*\*k</c>. An underscore between letters is a space.
/// </remarks>
internal sealed class EntryPattern
{
    // Two letters of a script without case, which are put in place of wildcards while the words are parted.
    private const char AnyCharacters = '\uA610';
    private const char OneCharacter = '\uA611';

    private EntryPattern(IReadOnlyList<PatternWord> words, IReadOnlyList<string?> gaps, string tail) => (Words, Gaps, Tail) = (words, gaps, tail);

    /// <summary>Gets the words, folded.</summary>
    public IReadOnlyList<PatternWord> Words { get; }

    /// <summary>Gets what is between a word and the next; <see langword="null"/> for mere space.</summary>
    public IReadOnlyList<string?> Gaps { get; }

    /// <summary>Gets the asterisks behind the last word that stand for themselves: <c>bull****</c>.</summary>
    public string Tail { get; }

    /// <summary>Gets a value indicating whether it is a word, a beginning or a phrase like others.</summary>
    public bool IsPlain => Tail.Length == 0 && Gaps.All(gap => gap is null) && Words.SkipLast(1).All(word => !word.HasWildcard) && Words[^1].IsOpenAtMost;

    /// <summary>Gets the normal form.</summary>
    public string Written => string.Concat(Words.Select((word, i) => word.Written + (i == Gaps.Count ? EscapeMarks(Tail) : Gaps[i] is { } gap ? EscapeMarks(gap) : " ")));

    /// <summary>Parts an entry that is made of words (<see cref="EntryWording"/>).</summary>
    public static EntryPattern Parse(string entry)
    {
        var text = Encode(EntryWording.WithoutOpening(entry));
        List<PatternWord> words = [];
        List<string?> gaps = [];
        var end = 0;
        var scanner = new WordScanner(text);
        while (scanner.MoveNext())
        {
            if (words.Count > 0)
            {
                var gap = text.AsSpan(end..scanner.Start);
                gaps.Add(PhraseTable.IsGap(gap) ? null : CollapseSpaces(gap));
            }

            words.Add(WordOf(scanner.Current.ToString()));
            end = scanner.End;
        }

        var tail = text[end..];
        return new EntryPattern(words, gaps, tail.All(c => c == EntryWording.AnyCharacters) ? tail : string.Empty);
    }

    /// <summary>Writes one space for each run of white space.</summary>
    public static string CollapseSpaces(ReadOnlySpan<char> gap)
    {
        var collapsed = new StringBuilder(gap.Length);
        foreach (var character in gap)
        {
            if (!char.IsWhiteSpace(character))
            {
                collapsed.Append(character);
            }
            else if (collapsed.Length == 0 || collapsed[^1] != ' ')
            {
                collapsed.Append(' ');
            }
        }

        return collapsed.ToString();
    }

    private static PatternWord WordOf(string encoded) => new(WordFolding.Fold(encoded)
        .Replace(AnyCharacters, EntryWording.AnyCharacters)
        .Replace(OneCharacter, EntryWording.OneCharacter));

    private static string Encode(string entry)
    {
        var encoded = new StringBuilder(entry.Length);
        for (var i = 0; i < entry.Length; i++)
        {
            var next = i + 1 < entry.Length ? entry[i + 1] : ' ';
            if (entry[i] == EntryWording.Escape && next is EntryWording.AnyCharacters or EntryWording.OneCharacter or EntryWording.Escape)
            {
                encoded.Append(next);
                i++;
                continue;
            }

            encoded.Append(entry[i] switch
            {
                EntryWording.AnyCharacters => AnyCharacters,
                EntryWording.OneCharacter when char.IsLetterOrDigit(next) || next is EntryWording.AnyCharacters or EntryWording.OneCharacter => OneCharacter,
                '_' => ' ',
                var other => other,
            });
        }

        return encoded.ToString();
    }

    private static string EscapeMarks(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);
}
