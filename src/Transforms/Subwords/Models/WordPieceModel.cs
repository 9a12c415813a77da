using System.Text;
using Microsoft.ML.Tokenizers;

namespace NlpMlNet.Subwords;

/// <summary>
/// WordPiece: from left to right, always the longest piece of the vocabulary; a word that cannot be divided is unknown as a
/// whole.
/// </summary>
/// <remarks>
/// Source: Wu et al. 2016, section 4.1; the greedy division is that of Devlin et al. 2019 (BERT). The division is that of
/// <see cref="WordPieceTokenizer"/> (Microsoft.ML.Tokenizers). Two things are done here: a word's characters are counted, where the
/// library counts UTF-16 units and takes a word of 51 emoji for one of more than 100; and a line break in a piece, which the library's
/// list of a piece a line cannot hold, is written as a noncharacter.
/// </remarks>
internal sealed class WordPieceModel : ISubwordModel
{
    private const char LineFeed = '\uFFFE';
    private const char CarriageReturn = '\uFFFF';

    // The library rents a buffer of this length for every word.
    private const int LargestLimit = 1 << 19;

    private readonly WordPieceTokenizer library;
    private readonly int longestWord;
    private readonly WordCache words;

    /// <summary>Initializes a new instance of the <see cref="WordPieceModel"/> class.</summary>
    /// <param name="vocabulary">The pieces.</param>
    /// <param name="unknownToken">The piece of a word that cannot be divided.</param>
    /// <param name="continuingPrefix">What pieces inside a word begin with.</param>
    /// <param name="longestWord">The number of characters beyond which a word is unknown; more than 524,288 count as that.</param>
    public WordPieceModel(VocabularyData vocabulary, string unknownToken, string continuingPrefix, int longestWord)
    {
        this.longestWord = Math.Min(longestWord, LargestLimit);
        using var list = WriteList(vocabulary);
        library = WordPieceTokenizer.Create(list, new Microsoft.ML.Tokenizers.WordPieceOptions
        {
            UnknownToken = Escape(unknownToken),
            ContinuingSubwordPrefix = Escape(continuingPrefix),
            MaxInputCharsPerWord = Math.Max(1, 2 * this.longestWord),
        });
        words = new WordCache(EncodeWord);
    }

    public void Encode(ReadOnlySpan<char> word, List<int> ids) => words.Encode(word, ids);

    private void EncodeWord(ReadOnlySpan<char> word, List<int> ids)
    {
        if ((word.Length > longestWord && CountCharacters(word) > longestWord) || word.ContainsAny(LineFeed, CarriageReturn))
        {
            ids.Add(library.UnknownTokenId);
            return;
        }

        var escaped = word.ContainsAny('\n', '\r') ? Escape(word.ToString()) : word;
        var found = library.EncodeToIds(escaped, considerPreTokenization: false, considerNormalization: false);
        for (var i = 0; i < found.Count; i++)
        {
            ids.Add(found[i]);
        }
    }

    // A piece a line, an empty line where an id belongs to none. The mark at the beginning keeps the first piece from being taken for one.
    private static MemoryStream WriteList(VocabularyData vocabulary)
    {
        var list = new MemoryStream();
        using (var writer = new StreamWriter(list, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            foreach (var piece in vocabulary.Pieces)
            {
                writer.Write(Escape(piece ?? string.Empty));
                writer.Write('\n');
            }
        }

        list.Position = 0;
        return list;
    }

    private static string Escape(string piece) => piece.Replace('\n', LineFeed).Replace('\r', CarriageReturn);

    private static int CountCharacters(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var _ in word.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
