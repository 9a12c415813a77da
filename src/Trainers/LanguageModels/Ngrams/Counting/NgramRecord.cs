using System.Runtime.InteropServices;

namespace NlpMlNet.LanguageModels;

/// <summary>An n-gram of at most six words with a number, ordered by its words: the first one decides, then the second, and so on.</summary>
/// <remarks>Each word takes 32 bits, so that three comparisons order two n-grams. No word (-1) comes before all others.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct NgramRecord : IComparable<NgramRecord>
{
    /// <summary>The most words.</summary>
    public const int LongestOrder = 6;

    /// <summary>What fills the places without a word.</summary>
    public const int NoWord = -1;

    private readonly ulong words01;
    private readonly ulong words23;
    private readonly ulong words45;

    public NgramRecord(ReadOnlySpan<int> words, long value)
    {
        words01 = Pack(words, 0);
        words23 = Pack(words, 2);
        words45 = Pack(words, 4);
        Value = value;
    }

    /// <summary>What is counted, or known, of the n-gram.</summary>
    public long Value;

    public readonly int CompareTo(NgramRecord other) =>
        words01 != other.words01 ? words01.CompareTo(other.words01)
        : words23 != other.words23 ? words23.CompareTo(other.words23)
        : words45.CompareTo(other.words45);

    public readonly bool HasWordsOf(in NgramRecord other) =>
        words01 == other.words01 && words23 == other.words23 && words45 == other.words45;

    /// <summary>Writes the words; places beyond <paramref name="words"/> are not asked for.</summary>
    public readonly void CopyTo(Span<int> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var pair = i < 2 ? words01 : i < 4 ? words23 : words45;
            words[i] = (int)((uint)(pair >> (32 * (1 - (i & 1)))) - 1);
        }
    }

    private static ulong Pack(ReadOnlySpan<int> words, int place) =>
        ((ulong)PackOne(words, place) << 32) | PackOne(words, place + 1);

    private static uint PackOne(ReadOnlySpan<int> words, int place) => (uint)((place < words.Length ? words[place] : NoWord) + 1);
}
