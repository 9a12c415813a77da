using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class TokenizerConfigTests : IDisposable
{
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("bert", "BertTokenizer")]
    [InlineData("distilbert", "DistilBertTokenizer")]
    [InlineData("electra", "ElectraTokenizer")]
    [InlineData("mobilebert", "MobileBertTokenizer")]
    [InlineData("gpt2", "GPT2Tokenizer")]
    [InlineData("gpt_neo", "GPT2Tokenizer")]
    [InlineData("roberta", "RobertaTokenizer")]
    [InlineData("longformer", "RobertaTokenizer")]
    [InlineData("bart", "RobertaTokenizer")]
    [InlineData("mamba", null)]
    public void Class_OnlyTheModelsTypeGiven_IsItsTokenizer(string type, string? expected)
    {
        files.Write("config.json", $$"""{"model_type": "{{type}}"}""");

        Assert.Equal(expected, TokenizerConfig.Read(files.Folder).Class);
    }

    [Theory]
    [InlineData("LlamaTokenizerFast", "LlamaTokenizer")]
    [InlineData("FastTokenizer", "FastTokenizer")]
    public void Class_Given_IsThatWithoutFast(string name, string expected)
    {
        files.Write("config.json", """{"model_type": "bert"}""");
        files.Write("tokenizer_config.json", $$"""{"tokenizer_class": "{{name}}"}""");

        Assert.Equal(expected, TokenizerConfig.Read(files.Folder).Class);
    }

    [Fact]
    public void Read_EmptyFolder_SaysNothing()
    {
        var config = TokenizerConfig.Read(files.Folder);

        Assert.Equal(new TokenizerConfig { AddedTokens = config.AddedTokens }, config);
        Assert.Empty(config.AddedTokens);
    }

    [Fact]
    public void Read_EveryKey_IsReadIntoItsOwnPlace()
    {
        files.Write("tokenizer_config.json", """
            {"do_lower_case": true, "strip_accents": false, "tokenize_chinese_chars": true, "add_prefix_space": false, "add_bos_token": true,
             "add_eos_token": false, "bos_token": "b", "eos_token": "e", "unk_token": "u", "sep_token": "s", "pad_token": "p"}
            """);
        files.Write("special_tokens_map.json", """
            {"bos_token": "other", "cls_token": "c", "mask_token": {"content": "m", "lstrip": true, "rstrip": false, "normalized": true, "single_word": true}}
            """);

        var config = TokenizerConfig.Read(files.Folder);

        Assert.Equal((true, false, true), (config.LowerCase, config.StripAccents, config.SeparateChinese));
        Assert.Equal((false, true, false), (config.AddPrefixSpace, config.AddBeginning, config.AddEnd));
        Assert.Equal(
            new SpecialTokenNames { BeginningOfText = "b", EndOfText = "e", Unknown = "u", Separator = "s", Padding = "p", Classification = "c", Mask = "m" },
            config.SpecialTokens);
        Assert.Equal(["b", "e", "u", "s", "p", "other", "c", "m"], config.AddedTokens.Select(token => token.Content));
        Assert.Equal(new AddedToken(-1, "m") { IsSpecial = true, StripsLeft = true, IsNormalized = true, IsSingleWord = true }, config.AddedTokens[^1]);
        Assert.Equal(new AddedToken(-1, "b") { IsSpecial = true }, config.AddedTokens[0]);
    }

    [Theory]
    [InlineData("16777215", 16_777_215)]
    [InlineData("16777216", null)]
    [InlineData("1", 1)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("512.0", 512)]
    public void MaximumLength_HugeOrNone_IsNone(string json, int? expected)
    {
        files.Write("tokenizer_config.json", $$"""{"model_max_length": {{json}}}""");

        Assert.Equal(expected, TokenizerConfig.Read(files.Folder).MaximumLength);
    }

    [Fact]
    public void AddedTokens_ByIdAndByContent_HaveTheIdsOfTheFiles()
    {
        files.Write("tokenizer_config.json", """{"added_tokens_decoder": {"0": {"content": "x", "rstrip": true}, "16777215": {"content": "y", "special": true}}}""");
        files.Write("added_tokens.json", """{"z": 7}""");

        Assert.Equal(
            [
                new AddedToken(0, "x") { StripsRight = true, IsNormalized = true }, new AddedToken(16_777_215, "y") { IsSpecial = true },
                new AddedToken(7, "z") { IsNormalized = true },
            ],
            TokenizerConfig.Read(files.Folder).AddedTokens);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("16777216")]
    public void AddedTokens_KeyThatIsNoId_IsRefused(string key)
    {
        var path = files.Write("tokenizer_config.json", $$"""{"added_tokens_decoder": {"{{key}}": {"content": "x"} } }""");

        Assert.Equal(
            $"The file '{path}', at $.added_tokens_decoder[\"{key}\"], has the key \"{key}\", which must be an id from 0 to 16777215. Correct the file, or get it again.",
            Assert.Throws<NlpMlNetException>(() => TokenizerConfig.Read(files.Folder)).Message);
    }
}
