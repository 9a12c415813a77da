using System.Text;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Emoji and emoticons, found anywhere in a text; the longest one counts.</summary>
/// <remarks>
/// <para>An emoji counts anywhere; a variation selector or skin tone behind it belongs to it.</para>
/// <para>An emoticon may be lengthened by repeating its last character, <c>:)))</c>. So that the colon and slash of
/// <c>http://a</c> and the <c>:3</c> of <c>10:30</c> are none, no letter or digit may follow it, nor precede one that has letters or
/// digits itself; before one that starts with a letter or digit there is white space or nothing.</para>
/// </remarks>
internal sealed class SymbolTable
{
    private const int Ascii = 128;

    private readonly Dictionary<int, Symbol[]> byFirstRune;
    private readonly bool[] leads = new bool[Ascii];
    private readonly bool[] asciiPairs = new bool[Ascii * Ascii];

    /// <summary>Initializes a new instance of the <see cref="SymbolTable"/> class.</summary>
    /// <param name="entries">Valences by symbol.</param>
    public SymbolTable(IEnumerable<KeyValuePair<string, float>> entries)
    {
        byFirstRune = entries.Select(e => new Symbol(e.Key, e.Value))
            .OrderByDescending(s => s.Text.Length)
            .GroupBy(s => s.FirstRune)
            .ToDictionary(g => g.Key, g => g.ToArray());
        HasHashtags = byFirstRune.GetValueOrDefault('#', []).Any(symbol => Hashtag.TryFind(symbol.Text, 0, out _));
        foreach (var symbol in byFirstRune.Values.SelectMany(s => s))
        {
            NoteStart(symbol.Text);
        }
    }

    /// <summary>Gets, for each ASCII character, whether a symbol starts with it.</summary>
    public ReadOnlySpan<bool> Leads => leads;

    /// <summary>Gets a value indicating whether there are hashtags among the symbols: such a lexicon wants them as they are.</summary>
    public bool HasHashtags { get; }

    /// <summary>Tells quickly, for most punctuation by the character behind it, that no symbol starts at a position.</summary>
    public bool MayStandAt(ReadOnlySpan<char> text, int start) =>
        start + 1 >= text.Length || text[start] >= Ascii || text[start + 1] >= Ascii || asciiPairs[(text[start] * Ascii) + text[start + 1]];

    /// <summary>Finds the symbol at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the symbol would start.</param>
    /// <param name="valence">Its valence.</param>
    /// <param name="end">The position behind it.</param>
    public bool TryFind(ReadOnlySpan<char> text, int start, out float valence, out int end)
    {
        valence = 0;
        end = start;
        if (Rune.DecodeFromUtf16(text[start..], out var rune, out _) != System.Buffers.OperationStatus.Done
            || !byFirstRune.TryGetValue(rune.Value, out var candidates))
        {
            return false;
        }

        foreach (var symbol in candidates)
        {
            if (symbol.StandsAt(text, start, out end))
            {
                valence = symbol.Valence;
                return true;
            }
        }

        return false;
    }

    private void NoteStart(string symbol)
    {
        if (symbol[0] >= Ascii)
        {
            return;
        }

        leads[symbol[0]] = true;
        var pairs = asciiPairs.AsSpan(symbol[0] * Ascii, Ascii);
        if (symbol.Length == 1)
        {
            pairs.Fill(true);
        }
        else if (symbol[1] < Ascii)
        {
            pairs[symbol[1]] = true;
        }
    }
}
