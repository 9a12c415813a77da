namespace NlpMlNet.Subwords;

/// <summary>Makes the model of the part <c>model</c> of a tokenizer.json; its vocabulary has been read before.</summary>
internal static class ModelReader
{
    /// <summary>The characters of the longest word that a WordPiece model divides, unless its file says another number.</summary>
    public const int LongestBertWord = 100;

    private const string UnknownToken = "[UNK]";

    public static ISubwordModel Read(JsonPlace model, VocabularyData vocabulary, PieceTrie pieces)
    {
        var kind = KindOf(model, vocabulary);
        switch (kind)
        {
            case "WordPiece":
                model.AllowOnly("type", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word", "vocab");
                return ReadWordPiece(model, vocabulary, pieces);
            case "WordLevel":
                model.AllowOnly("type", "unk_token", "vocab");
                return new WordLevelModel(pieces, RequireId(model, pieces, model.TextOr("unk_token", "<unk>")));
            case "BPE":
                return ReadBpe(model, vocabulary, pieces);
            case "Unigram":
                return ReadUnigram(model, vocabulary, pieces);
            default:
                throw model.Fail($"asks for the model \"{kind}\", which is not supported; "
                    + "supported are WordPiece, BPE, Unigram, WordLevel");
        }
    }

    /// <summary>The ids of the pieces &lt;0x00&gt; to &lt;0xFF&gt;.</summary>
    public static int[] ReadByteIds(JsonPlace model, PieceTrie pieces) =>
        [.. Enumerable.Range(0, 256).Select(value => RequireId(model, pieces, $"<0x{value:X2}>"))];

    // Older files leave the type out; their options tell which it is.
    private static string KindOf(JsonPlace model, VocabularyData vocabulary)
    {
        if (model.Find("type") is { } type)
        {
            return type.Text();
        }

        return vocabulary.Merges.Count > 0 || model.Find("merges") is not null || model.Find("fuse_unk") is not null ? "BPE"
            : model.Find("max_input_chars_per_word") is not null || model.Find("continuing_subword_prefix") is not null ? "WordPiece"
            : vocabulary.Scores.Length > 0 ? "Unigram"
            : "WordLevel";
    }

    private static WordPieceModel ReadWordPiece(JsonPlace model, VocabularyData vocabulary, PieceTrie pieces)
    {
        var unknown = model.TextOr("unk_token", UnknownToken);
        RequireId(model, pieces, unknown);
        return new WordPieceModel(
            vocabulary,
            unknown,
            model.TextOr("continuing_subword_prefix", "##"),
            model.Find("max_input_chars_per_word")?.Number(int.MaxValue) ?? LongestBertWord);
    }

    private static BpeModel ReadBpe(JsonPlace model, VocabularyData vocabulary, PieceTrie pieces)
    {
        model.AllowOnly(
            "type", "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk", "byte_fallback",
            "ignore_merges", "vocab", "merges");
        if (model.Find("dropout") is { } dropout && dropout.Real() != 0)
        {
            throw dropout.Fail("asks for merges that are left out at random, which is not supported; set it to null");
        }

        if (vocabulary.Pieces.All(string.IsNullOrEmpty))
        {
            throw model.Fail("has no piece with text in its vocabulary");
        }

        var settings = new BpeSettings
        {
            UnknownId = model.Find("unk_token") is { } unknown ? RequireId(model, pieces, unknown.Text()) : null,
            FuseUnknown = model.TruthOr("fuse_unk", false),
            ByteIds = model.TruthOr("byte_fallback", false) ? ReadByteIds(model, pieces) : null,
            WholeWordsFirst = model.TruthOr("ignore_merges", false),
            ContinuingPrefix = model.TextOr("continuing_subword_prefix", string.Empty),
            EndOfWordSuffix = model.TextOr("end_of_word_suffix", string.Empty),
        };
        CheckByteFallback(model, vocabulary, settings);
        return new BpeModel(vocabulary, pieces, settings);
    }

    // Bytes are pieces of their own: they neither merge nor carry a prefix or suffix.
    private static void CheckByteFallback(JsonPlace model, VocabularyData vocabulary, BpeSettings settings)
    {
        if (settings.ByteIds is not { } byteIds)
        {
            return;
        }

        if (settings.HasAffixes)
        {
            throw model.Fail("asks for \"byte_fallback\" with \"continuing_subword_prefix\" or \"end_of_word_suffix\", which is not supported");
        }

        var bytes = byteIds.ToHashSet();
        foreach (var (left, right) in vocabulary.Merges)
        {
            if (bytes.Contains(left) || bytes.Contains(right))
            {
                throw model.Fail($"merges \"{vocabulary.Pieces[left]}\" and \"{vocabulary.Pieces[right]}\", "
                    + "and a merge of bytes is not supported with \"byte_fallback\"");
            }
        }
    }

    private static UnigramModel ReadUnigram(JsonPlace model, VocabularyData vocabulary, PieceTrie pieces)
    {
        model.AllowOnly("type", "unk_id", "vocab", "byte_fallback");
        var unknown = model.Find("unk_id")?.Number(vocabulary.Pieces.Length - 1);
        var byteIds = model.TruthOr("byte_fallback", false) ? ReadByteIds(model, pieces) : null;
        return new UnigramModel(pieces, vocabulary.Scores, vocabulary.Scores.Min(), unknown, byteIds, keepsSingle: false);
    }

    private static int RequireId(JsonPlace model, PieceTrie pieces, string token)
    {
        var id = pieces.Find(token);
        return id != PieceTrie.None ? id : throw model.Fail($"needs the token \"{token}\", which its vocabulary does not hold");
    }
}
