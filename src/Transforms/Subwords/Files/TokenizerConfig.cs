namespace NlpMlNet.Subwords;

/// <summary>
/// What the small files beside a tokenizer say: tokenizer_config.json, special_tokens_map.json, added_tokens.json, config.json.
/// </summary>
internal sealed record TokenizerConfig
{
    // Files name "no limit" by a huge number.
    private const double LongestLength = 1 << 24;

    /// <summary>The class that the files were written by, without "Fast"; <see langword="null"/> when they don't say.</summary>
    public string? Class { get; init; }

    /// <summary>Whether texts are brought to lower case.</summary>
    public bool? LowerCase { get; init; }

    /// <summary>Whether accents are taken off.</summary>
    public bool? StripAccents { get; init; }

    /// <summary>Whether CJK characters are words of their own.</summary>
    public bool? SeparateChinese { get; init; }

    /// <summary>Whether a space is put before the text.</summary>
    public bool? AddPrefixSpace { get; init; }

    /// <summary>Whether the text begins with a special token.</summary>
    public bool? AddBeginning { get; init; }

    /// <summary>Whether the text ends with a special token.</summary>
    public bool? AddEnd { get; init; }

    /// <summary>The longest sequence of the model.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>The tokens that play a role.</summary>
    public SpecialTokenNames SpecialTokens { get; init; } = new();

    /// <summary>Tokens to be looked for in the text; an id of -1 means the one of the vocabulary, or the next free one.</summary>
    public IReadOnlyList<AddedToken> AddedTokens { get; init; } = [];

    /// <summary>Reads the files of a folder; those that are missing say nothing.</summary>
    public static TokenizerConfig Read(string folder)
    {
        var config = ReadIfThere(folder, "tokenizer_config.json");
        var map = ReadIfThere(folder, "special_tokens_map.json");
        var roles = new SpecialTokenRoles();
        roles.Add(config);
        roles.Add(map);
        return new TokenizerConfig
        {
            Class = ClassOf(config, ReadIfThere(folder, "config.json")),
            LowerCase = config?.Find("do_lower_case")?.Truth(),
            StripAccents = config?.Find("strip_accents")?.Truth(),
            SeparateChinese = config?.Find("tokenize_chinese_chars")?.Truth(),
            AddPrefixSpace = config?.Find("add_prefix_space")?.Truth(),
            AddBeginning = config?.Find("add_bos_token")?.Truth(),
            AddEnd = config?.Find("add_eos_token")?.Truth(),
            MaximumLength = config?.Find("model_max_length") is { IsEndless: false } length && length.Real() is > 0 and < LongestLength ? (int)length.Real() : null,
            SpecialTokens = roles.Names,
            AddedTokens = [.. ReadDecoder(config), .. ReadAdded(ReadIfThere(folder, "added_tokens.json")), .. roles.Tokens],
        };
    }

    private static string? ClassOf(JsonPlace? config, JsonPlace? modelConfig)
    {
        const string Fast = "Fast";
        if (config?.Find("tokenizer_class")?.Text() is { } name)
        {
            return name.EndsWith(Fast, StringComparison.Ordinal) ? name[..^Fast.Length] : name;
        }

        return modelConfig?.Find("model_type")?.Text() switch
        {
            "bert" => "BertTokenizer",
            "distilbert" => "DistilBertTokenizer",
            "electra" => "ElectraTokenizer",
            "mobilebert" => "MobileBertTokenizer",
            "gpt2" or "gpt_neo" => "GPT2Tokenizer",
            "roberta" or "longformer" or "bart" => "RobertaTokenizer",
            _ => null,
        };
    }

    private static IEnumerable<AddedToken> ReadDecoder(JsonPlace? config)
    {
        foreach (var (id, token) in config?.Find("added_tokens_decoder")?.Members() ?? [])
        {
            yield return int.TryParse(id, out var number) && number is >= 0 and <= VocabularyData.LargestId
                ? AddedTokenReader.ReadToken(token, number)
                : throw token.Fail($"has the key \"{id}\", which must be an id from 0 to {VocabularyData.LargestId}");
        }
    }

    private static IEnumerable<AddedToken> ReadAdded(JsonPlace? added)
    {
        foreach (var (content, id) in added?.Members() ?? [])
        {
            yield return new AddedToken(id.Number(VocabularyData.LargestId), content) { IsNormalized = true };
        }
    }

    private static JsonPlace? ReadIfThere(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? FileContent.ReadJson(path) : null;
    }
}
