using System.Numerics;
using System.Runtime.CompilerServices;

namespace NlpMlNet.Words;

/// <summary>Walks through the words of a text in one pass and without allocation.</summary>
/// <remarks>
/// <para>A word is a run of letters, combining marks and digits, with apostrophes and hyphens inside it: <c>it'll</c> and
/// <c>second-rate</c> are words; the quotes and the dash of <c>'so' -</c> belong to none. Inside means that a letter, mark or
/// digit is on both sides. The apostrophes are <c>'</c>, <c>’</c> and U+02BC, the hyphens <c>-</c>, U+2010 and U+2011.
/// A mark without a letter or digit before it starts no word.</para>
/// <para>Scripts that are written without spaces have no such runs: each Chinese character and each Japanese kana is a word of
/// its own, together with its marks. Punctuation, symbols, emoji, unpaired surrogates and format characters are no words.</para>
/// <para>Every part of this library that speaks of words means these words.</para>
/// </remarks>
/// <example>
/// <code>
/// foreach (var word in new WordScanner("It'll be second-rate!"))
/// {
///     Console.WriteLine(word.ToString()); // It'll, be, second-rate
/// }
/// </code>
/// </example>
public ref struct WordScanner
{
    private readonly ReadOnlySpan<char> text;
    private int origin;
    private int next;
    private int beyondBlock;
    private ulong starts;
    private ulong lasts;
    private ulong symbols;
    private ulong marks;
    private ulong smallLetters;
    private ulong triples;
    private ulong exclamations;

    /// <summary>Initializes a new instance of the <see cref="WordScanner"/> struct, standing before the first word.</summary>
    /// <param name="text">The text; any sequence of UTF-16 units.</param>
    public WordScanner(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Gets the position of the current word's first UTF-16 unit in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the number of UTF-16 units of the current word.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the current word as written in the text.</summary>
    public readonly ReadOnlySpan<char> Current => text.Slice(Start, Length);

    /// <summary>Gets a value indicating whether an exclamation mark is in the part of the text read so far.</summary>
    internal readonly bool HasExclamation => exclamations != 0;

    /// <summary>Gets the position behind the current word or symbol.</summary>
    internal readonly int End => Start + Length;

    /// <summary>Gets the position of the block's first character.</summary>
    internal readonly int BlockOrigin => origin;

    /// <summary>Gets the first characters of the words of the block that are still to come.</summary>
    internal readonly ulong Starts => starts;

    /// <summary>Gets the last characters of these words; the first character, when the word goes on behind the block.</summary>
    internal readonly ulong Lasts => lasts;

    /// <summary>Gets the number of characters by which the block's only word goes on behind its last one.</summary>
    internal readonly int BeyondLast => beyondBlock;

    /// <summary>Gets the characters of the block outside words, but the spaces.</summary>
    internal readonly ulong Marks => marks;

    /// <summary>Gets the small letters of ASCII in the block.</summary>
    internal readonly ulong SmallLetters => smallLetters;

    /// <summary>Gets places in the words of the block where the same letter may occur three times in a row.</summary>
    internal readonly ulong Triples => triples;

    /// <summary>Returns this scanner, so that <c>foreach</c> can walk through the words.</summary>
    /// <returns>A copy of this scanner.</returns>
    public readonly WordScanner GetEnumerator() => this;

    /// <summary>Moves to the next word.</summary>
    /// <returns><see langword="false"/> when there is no further word.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        while (starts == 0)
        {
            if (!MoveNextBlock())
            {
                return false;
            }
        }

        TakeWord();
        return true;
    }

    /// <summary>Moves to the next word of the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MoveNextInBlock()
    {
        if (starts == 0)
        {
            return false;
        }

        TakeWord();
        return true;
    }

    /// <summary>Moves to the next word or symbol, whichever comes first.</summary>
    /// <param name="isWord">Whether it is a word; otherwise it is one character that is neither in a word nor white space.</param>
    internal bool MoveNextToken(out bool isWord)
    {
        isWord = false;
        while ((starts | symbols) == 0)
        {
            if (!MoveNextBlock())
            {
                return false;
            }
        }

        var first = BitOperations.TrailingZeroCount(starts | symbols);
        isWord = ((starts >> first) & 1) != 0;
        if (isWord)
        {
            TakeWord();
        }
        else
        {
            Start = origin + first;
            Length = char.IsHighSurrogate(text[Start]) ? 2 : 1;
            symbols &= symbols - 1;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeWord()
    {
        var first = BitOperations.TrailingZeroCount(starts);
        var last = BitOperations.TrailingZeroCount(lasts);
        starts &= starts - 1;
        lasts &= lasts - 1;
        Start = origin + first;
        Length = last - first + 1 + beyondBlock;
    }

    /// <summary>Moves to the next block, which holds whole words; what was left of the block before is passed over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool MoveNextBlock()
    {
        if (next >= text.Length)
        {
            return false;
        }

        origin = next;
        beyondBlock = 0;
        var block = CharacterBlock.Read(text, origin);
        starts = block.Starts;
        lasts = block.Lasts;
        symbols = block.Symbols;
        marks = block.Marks;
        smallLetters = block.SmallLetters;
        triples = block.Triples;
        exclamations |= block.Exclamations;
        next = origin + CharacterBlock.Length;
        if (next >= text.Length)
        {
            next = text.Length;
        }
        else if (lasts >> (CharacterBlock.Length - 2) != 0)
        {
            LeaveLastWord();
        }

        return true;
    }

    // A word that reaches the block's end, or an apostrophe there, may go on: the next block starts with it.
    private void LeaveLastWord()
    {
        var first = CharacterBlock.Length - 1 - BitOperations.LeadingZeroCount(starts);
        if (first == 0)
        {
            TakeLongWord();
            return;
        }

        var kept = (1UL << first) - 1;
        starts &= kept;
        lasts &= kept;
        symbols &= kept;
        marks &= kept;
        triples &= kept;
        next = origin + first;
    }

    // The block holds nothing but the beginning of one word.
    private void TakeLongWord()
    {
        var end = WordEnd.Find(text, origin);
        starts = 1;
        lasts = 1;
        symbols = 0;
        marks = 0;
        triples = 1;
        beyondBlock = end - origin - 1;
        next = end;
    }
}
