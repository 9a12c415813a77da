namespace NlpMlNet.Subwords;

/// <summary>Finds out which files of a folder make a tokenizer, and reads them.</summary>
internal static class TokenizerFolder
{
    private const string TokenizerJson = "tokenizer.json";
    private const string WordPieceVocabulary = "vocab.txt";
    private const string BpeVocabulary = "vocab.json";
    private const string BpeMerges = "merges.txt";
    private const string SentencePieceExtension = ".model";

    private static readonly string[] BertClasses =
        ["BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer", "MobileBertTokenizer", "PreTrainedTokenizer"];

    private static readonly string[] RobertaClasses = ["RobertaTokenizer", "LongformerTokenizer", "BartTokenizer"];

    private static readonly string[] Gpt2Classes = ["GPT2Tokenizer", "PreTrainedTokenizer"];

    private static readonly string[] SentencePieceClasses = ["LlamaTokenizer", "PreTrainedTokenizer"];

    /// <summary>Reads a folder, or one of a tokenizer's files.</summary>
    public static TokenizerDefinition Read(string path)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
        {
            throw new NlpMlNetException($"There is neither a folder nor a file '{path}'. Check the path.");
        }

        var folder = isFolder ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var config = TokenizerConfig.Read(folder);
        var name = isFolder ? FindIn(path) : Path.GetFileName(path);
        var read = name switch
        {
            WordPieceVocabulary => ReadWordPiece(Path.Combine(folder, name), config),
            BpeVocabulary or BpeMerges => ReadBpe(folder, config),
            _ when name.EndsWith(SentencePieceExtension, StringComparison.Ordinal) => ReadSentencePiece(Path.Combine(folder, name), config),
            _ when name.EndsWith(".json", StringComparison.Ordinal) => TokenizerJsonFile.Read(Path.Combine(folder, name), config),
            _ when name.EndsWith(".txt", StringComparison.Ordinal) => ReadWordPiece(Path.Combine(folder, name), config),
            _ => throw new NlpMlNetException(
                $"The file '{path}' has none of the names of tokenizer files: tokenizer.json, vocab.txt, vocab.json, merges.txt, *.model."),
        };
        return read with { SpecialTokens = config.SpecialTokens.Or(read.SpecialTokens), MaximumLength = config.MaximumLength };
    }

    private static string FindIn(string folder)
    {
        string[] names = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        if (names.Contains(TokenizerJson))
        {
            return TokenizerJson;
        }

        if (names.Contains(WordPieceVocabulary))
        {
            return WordPieceVocabulary;
        }

        if (names.Contains(BpeVocabulary) && names.Contains(BpeMerges))
        {
            return BpeVocabulary;
        }

        return Array.Find(names, name => name.EndsWith(SentencePieceExtension, StringComparison.Ordinal)) ?? throw new NlpMlNetException(
            $"The folder '{folder}' holds no tokenizer: neither tokenizer.json, nor vocab.txt, nor vocab.json with merges.txt, "
            + $"nor a .model. Get the tokenizer's files from where the model comes from. The folder holds {(names.Length == 0 ? "no files" : string.Join(", ", names.Take(10)))}{(names.Length > 10 ? $" and {names.Length - 10} more" : string.Empty)}.");
    }

    private static TokenizerDefinition ReadWordPiece(string path, TokenizerConfig config)
    {
        RequireClass(path, config, BertClasses);
        var defaults = new WordPieceOptions();
        var names = config.SpecialTokens;
        var options = new WordPieceOptions
        {
            StripAccents = config.StripAccents,
            SeparateChineseCharacters = config.SeparateChinese ?? defaults.SeparateChineseCharacters,
            UnknownToken = names.Unknown ?? defaults.UnknownToken,
            ClassificationToken = names.Classification ?? defaults.ClassificationToken,
            SeparatorToken = names.Separator ?? defaults.SeparatorToken,
            PaddingToken = names.Padding ?? defaults.PaddingToken,
            MaskToken = names.Mask ?? defaults.MaskToken,
        };
        return WordPieceFile.Read(path, options, config.LowerCase, config.AddedTokens);
    }

    private static TokenizerDefinition ReadBpe(string folder, TokenizerConfig config)
    {
        var path = Path.Combine(folder, BpeVocabulary);
        RequireClass(path, config, [.. RobertaClasses, .. Gpt2Classes]);
        var names = config.SpecialTokens;
        var isRoberta = RobertaClasses.Contains(config.Class)
            || (!Gpt2Classes.Contains(config.Class) && names.Classification is not null && names.Separator is not null);
        if (!isRoberta && (config.AddBeginning == true || config.AddEnd == true))
        {
            throw new NlpMlNetException(
                $"The tokenizer '{path}' puts a token before or behind each text (add_bos_token or add_eos_token "
                + "in tokenizer_config.json), which is supported only with a tokenizer.json. Save the tokenizer in that form.");
        }

        var options = new ByteLevelBpeOptions
        {
            AddPrefixSpace = config.AddPrefixSpace ?? false,
            ClassificationToken = isRoberta ? names.Classification ?? "<s>" : null,
            SeparatorToken = isRoberta ? names.Separator ?? "</s>" : null,
            PaddingToken = names.Padding ?? (isRoberta ? "<pad>" : null),
            UnknownToken = names.Unknown ?? (isRoberta ? "<unk>" : null),
            MaskToken = names.Mask ?? (isRoberta ? "<mask>" : null),
        };
        return ByteLevelBpeFiles.Read(path, Path.Combine(folder, BpeMerges), options, WithStrippingMask(config, options));
    }

    // Where the mask's options are not given, it takes the space before it.
    private static AddedToken[] WithStrippingMask(TokenizerConfig config, ByteLevelBpeOptions options) =>
    [
        .. config.AddedTokens.Select(token =>
            token.Content == options.MaskToken && token.Id < 0 ? token with { StripsLeft = true } : token),
    ];

    private static TokenizerDefinition ReadSentencePiece(string path, TokenizerConfig config)
    {
        RequireClass(path, config, SentencePieceClasses);
        var isLlama = config.Class == "LlamaTokenizer";
        return SentencePieceFile.Read(path, config.AddBeginning ?? isLlama, config.AddEnd ?? false);
    }

    private static void RequireClass(string path, TokenizerConfig config, string[] supported)
    {
        if (config.Class is { } found && !supported.Contains(found))
        {
            throw new NlpMlNetException(
                $"The files beside '{path}' say that the tokenizer is a {found}, which changes texts or ids in its own way. "
                + $"Supported with this file are {string.Join(", ", supported)}; others need a tokenizer.json. "
                + "Save the tokenizer in that form.");
        }
    }
}
