using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Finds places in a word that no merge can cross, so that the parts between them can be encoded each by itself.</summary>
/// <remarks>
/// A merge joins the last character of one piece and the first of another. Two known characters that meet in no merge stay apart for
/// ever. A character that the vocabulary does not hold may vanish, or become one piece with its neighbours: no border beside it, unless
/// it becomes bytes, which do not merge.
/// </remarks>
internal sealed class MergeBorders
{
    private readonly HashSet<(char Last, char First)> meetings;
    private readonly PieceTrie pieces;
    private readonly bool unknownStandAlone;

    /// <summary>Initializes a new instance of the <see cref="MergeBorders"/> class.</summary>
    /// <param name="vocabulary">The merges.</param>
    /// <param name="pieces">The index of all pieces.</param>
    /// <param name="unknownStandAlone">Whether there is a border on both sides of an unknown character.</param>
    public MergeBorders(VocabularyData vocabulary, PieceTrie pieces, bool unknownStandAlone)
    {
        meetings = [.. vocabulary.Merges.Select(merge => (vocabulary.Pieces[merge.Left]![^1], vocabulary.Pieces[merge.Right]![0]))];
        this.pieces = pieces;
        this.unknownStandAlone = unknownStandAlone;
    }

    /// <summary>Where the first border inside a word is; the word's length when there is none.</summary>
    public int FindFirst(ReadOnlySpan<char> word)
    {
        var wasKnown = false;
        for (var start = 0; start < word.Length;)
        {
            Rune.DecodeFromUtf16(word[start..], out _, out var length);
            var isKnown = unknownStandAlone || pieces.Find(word.Slice(start, length)) != PieceTrie.None;
            if (start > 0 && wasKnown && isKnown && !meetings.Contains((word[start - 1], word[start])))
            {
                return start;
            }

            wasKnown = isKnown;
            start += length;
        }

        return word.Length;
    }
}
