namespace NlpMlNet.Subwords;

/// <summary>A WordPiece vocabulary as a text file: one piece a line, its id the number of the line from 0.</summary>
internal static class WordPieceFile
{
    /// <summary>Reads the file; a piece that occurs twice has the later id.</summary>
    public static TokenizerDefinition Read(string path, WordPieceOptions options, IReadOnlyList<AddedToken> added) =>
        WordPieceDefinition.Of(path, ReadVocabulary(path), options, added);

    private static VocabularyData ReadVocabulary(string path)
    {
        var lines = FileContent.ReadLines(path).Select(line => line.TrimEnd()).ToArray();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < lines.Length; id++)
        {
            last[lines[id]] = id;
        }

        var pieces = new string?[lines.Length];
        foreach (var (piece, id) in last)
        {
            pieces[id] = piece;
        }

        return lines.Length is > 0 and <= VocabularyData.LargestId + 1
            ? new VocabularyData { Pieces = pieces }
            : throw new NlpMlNetException(
                $"The vocabulary '{path}' has {lines.Length} lines; it must have one for each piece, 1 to {VocabularyData.LargestId + 1}.");
    }
}
