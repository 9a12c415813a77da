namespace NlpMlNet.Embeddings;

/// <summary>Reads a file of word vectors of any format.</summary>
internal static class FormatReader
{
    /// <summary>Hands the wanted words and vectors of a file to a store.</summary>
    /// <returns>The words, in the order of their vectors, and what the file held.</returns>
    /// <exception cref="NlpMlNetException">The file can't be opened, or holds something that can't be read.</exception>
    public static (WordTable Words, WordVectorSource Source) Read(string path, WordVectorOptions options, IVectorStore store)
    {
        var format = options.Format ?? FormatDetection.Detect(path);
        var intake = new VectorIntake(options, store);
        switch (format)
        {
            case WordVectorFormat.GloveText or WordVectorFormat.Word2VecText:
                ReadText(path, intake, hasHeader: format == WordVectorFormat.Word2VecText);
                break;
            case WordVectorFormat.Word2VecBinary:
                using (var bytes = new ByteReader(path))
                {
                    new Word2VecBinaryFormat(bytes, intake).Read();
                }

                break;
            case WordVectorFormat.FastTextModel:
                using (var file = new MappedFile(path))
                {
                    new FastTextModelFormat(file, intake).Read();
                }

                break;
            default:
                using (var file = new MappedFile(path))
                {
                    MappedFormat.Read(file, intake);
                }

                break;
        }

        var words = intake.BuildWords();
        return words.Count > 0
            ? (words, intake.Describe(path, format))
            : throw new NlpMlNetException(
                $"{path} holds none of the wanted words among its {intake.WordsRead} words. Words are compared with their case; check the language and the spelling.");
    }

    private static void ReadText(string path, VectorIntake intake, bool hasHeader)
    {
        using var bytes = new ByteReader(path);
        new TextFormat(bytes, intake).Read(hasHeader);
    }
}
