namespace NlpMlNet.Subwords;

/// <summary>A WordPiece vocabulary as a text file: one piece a line, its id the number of the line from 0.</summary>
internal static class WordPieceFile
{
    /// <summary>Reads the file; a piece that occurs twice has the later id.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <param name="lowerCase">
    /// Whether texts are brought to lower case; <see langword="null"/> when nothing says so: then a vocabulary with capitals is taken for
    /// cased, which the definition's notes say.
    /// </param>
    /// <param name="added">Tokens to be looked for in the text, beside the special ones.</param>
    public static TokenizerDefinition Read(string path, WordPieceOptions options, bool? lowerCase, IReadOnlyList<AddedToken> added)
    {
        var vocabulary = ReadVocabulary(path);
        var capital = lowerCase is null ? FindCapital(vocabulary, [options.UnknownToken, options.ClassificationToken, options.SeparatorToken, options.PaddingToken, options.MaskToken]) : null;
        var definition = WordPieceDefinition.Of(path, vocabulary, options with { LowerCase = lowerCase ?? capital is null }, added);
        return capital is null ? definition : definition with
        {
            Notes =
            [
                $"The vocabulary '{path}' holds capitals, as in '{capital}', and no file beside it says how texts are brought to lower case: texts keep their case. "
                + "If the model is uncased, put tokenizer_config.json with \"do_lower_case\": true beside it.",
            ],
        };
    }

    private static VocabularyData ReadVocabulary(string path)
    {
        var lines = FileContent.ReadLines(path).ToList();
        var count = lines.FindLastIndex(line => line.Trim(' ', '\t').Length > 0) + 1;
        lines.RemoveRange(count, lines.Count - count); // blank lines that an editor left behind the last piece
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < lines.Count; id++)
        {
            last[lines[id].TrimEnd()] = id;
        }

        var pieces = new string?[lines.Count];
        foreach (var (piece, id) in last)
        {
            pieces[id] = piece;
        }

        return lines.Count is > 0 and <= VocabularyData.LargestId + 1
            ? new VocabularyData { Pieces = pieces }
            : throw new NlpMlNetException(
                $"The vocabulary '{path}' has {lines.Count} lines; it must have one for each piece, 1 to {VocabularyData.LargestId + 1}. Get it again.");
    }

    // A piece that no text in lower case can match; [unused1] and its like are no words.
    private static string? FindCapital(VocabularyData vocabulary, string[] special) => Array.Find(
        vocabulary.Pieces, piece => piece is not (null or ['[', .., ']'] or ['<', .., '>']) && piece.Any(letter => char.ToLowerInvariant(letter) != letter) && !special.Contains(piece));
}
