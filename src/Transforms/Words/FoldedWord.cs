using System.Runtime.CompilerServices;

namespace NlpMlNet.Words;

/// <summary>A word of a text in the form in which it is looked up.</summary>
/// <param name="Key">Its key, or <see cref="WordKey.IsNone"/> when it has none.</param>
/// <param name="Hash">64 bits that stand for the folded word.</param>
/// <param name="Start">Its position in the text.</param>
/// <param name="Length">Its length in the text.</param>
internal readonly record struct FoldedWord(WordKey Key, ulong Hash, int Start, int Length)
{
    /// <summary>Gets the position behind the word.</summary>
    public int End => Start + Length;

    /// <summary>Folds a word of a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FoldedWord Of(ReadOnlySpan<char> text, int start, int length) =>
        WordKey.TryPack(text, start, length, out var key)
            ? new FoldedWord(key, key.Hash, start, length)
            : new FoldedWord(default, WordHash.OfWord(text.Slice(start, length)), start, length);
}
