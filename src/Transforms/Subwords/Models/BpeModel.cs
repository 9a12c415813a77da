using Microsoft.ML.Tokenizers;

namespace NlpMlNet.Subwords;

/// <summary>Byte-pair encoding: characters, of which the two neighbours whose merge was learnt first merge, until none can.</summary>
/// <remarks>
/// <para>Source: Sennrich et al. 2016, algorithm 1. The merging is that of <see cref="BpeTokenizer"/> (Microsoft.ML.Tokenizers); what its
/// options lack is here: bytes for unknown characters and merges of pieces with spaces (<see cref="BpeMarks"/>), whole words
/// before merges, and words of any length.</para>
/// <para>With n characters in a word the library's time grows with n². Tokenizers without a splitter hand a whole text over as one word;
/// it is divided where no merge can cross (<see cref="MergeBorders"/>), and the parts are remembered like words.</para>
/// </remarks>
internal sealed class BpeModel : ISubwordModel
{
    private readonly PieceTrie pieces;
    private readonly BpeSettings settings;
    private readonly BpeMarks marks;
    private readonly MergeBorders? borders;
    private readonly BpeTokenizer library;
    private readonly WordCache words;

    /// <summary>Initializes a new instance of the <see cref="BpeModel"/> class.</summary>
    /// <param name="vocabulary">Pieces and merges; of a merge that occurs twice, the later place counts.</param>
    /// <param name="pieces">The index of all pieces.</param>
    /// <param name="settings">The rest.</param>
    public BpeModel(VocabularyData vocabulary, PieceTrie pieces, BpeSettings settings)
    {
        this.pieces = pieces;
        this.settings = settings;
        marks = new BpeMarks(pieces, settings.ByteIds, firstMarkId: vocabulary.Pieces.Length);
        borders = settings.HasAffixes || settings.WholeWordsFirst
            ? null
            : new MergeBorders(vocabulary, pieces, unknownStandAlone: settings.ByteIds is not null);
        library = Create(vocabulary, settings, marks);
        words = new WordCache(EncodeWord);
    }

    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        if (word.Length <= WordCache.LongestWord || borders is null)
        {
            words.Encode(word, ids);
            return;
        }

        while (word.Length > 0)
        {
            var length = borders.FindFirst(word);
            words.Encode(word[..length], ids);
            word = word[length..];
        }
    }

    private void EncodeWord(ReadOnlySpan<char> word, List<int> ids)
    {
        var whole = settings.WholeWordsFirst ? pieces.Find(word) : PieceTrie.None;
        if (whole != PieceTrie.None)
        {
            ids.Add(whole);
            return;
        }

        var found = library.EncodeToIds(marks.Write(word), considerPreTokenization: false, considerNormalization: false);
        for (var i = 0; i < found.Count; i++)
        {
            ids.Add(marks.Resolve(found[i]));
        }
    }

    private static BpeTokenizer Create(VocabularyData vocabulary, BpeSettings settings, BpeMarks marks)
    {
        var written = vocabulary.Pieces.Select(piece => piece is null ? null : BpeMarks.Escape(piece)).ToArray();
        var numbered = written.Select((piece, id) => KeyValuePair.Create(piece ?? string.Empty, id)).Where(piece => piece.Key.Length > 0);
        var merges = vocabulary.Merges.Reverse().Distinct().Reverse();
        return BpeTokenizer.Create(new BpeOptions(numbered.Concat(marks.Ids()))
        {
            Merges = merges.Select(merge => $"{written[merge.Left]} {written[merge.Right]}"),
            UnknownToken = settings.UnknownId is { } unknown ? written[unknown] : null,
            FuseUnknownTokens = settings.FuseUnknown,
            ContinuingSubwordPrefix = OrNone(settings.ContinuingPrefix),
            EndOfWordSuffix = OrNone(settings.EndOfWordSuffix),
        });
    }

    private static string? OrNone(string affix) => affix.Length == 0 ? null : BpeMarks.Escape(affix);
}
