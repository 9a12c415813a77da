using NlpMlNet.Subwords;
using static NlpMlNet.Tests.Subwords.SentencePieceWriter;

namespace NlpMlNet.Tests.Subwords;

public sealed class SentencePieceTests : IDisposable
{
    private static readonly (string Piece, float Score, int Kind)[] Reserved = [("<unk>", 0, Unknown), ("<s>", 0, Control), ("</s>", 0, Control)];
    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };

    private static readonly (string Piece, float Score, int Kind)[] UnigramPieces =
    [
        .. Reserved, ("▁", -3, Normal), ("▁he", -2, Normal), ("l", -2.5f, Normal), ("ll", -4, Normal), ("lo", -3, Normal), ("o", -2, Normal),
        ("▁hello", -9.25f, Normal), ("@@", 0, UserDefined),
    ];

    private static readonly (string Piece, float Score, int Kind)[] BpePieces =
    [
        .. Reserved, ("▁", -9, Normal), ("a", -8, Normal), ("b", -7, Normal), ("c", -6, Normal), ("ab", -1, Normal), ("bc", -2, Normal),
        ("abc", -3, Unused), ("▁a", -4, Normal),
    ];

    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    // ▁he l lo: -2 - 2.5 - 3 = -7.5; ▁he ll o: -2 - 4 - 2 = -8; ▁he l l o: -9; ▁hello: -9.25.
    [Theory]
    [InlineData("hello", new[] { "▁he", "l", "lo" })]
    [InlineData("  hello   hello ", new[] { "▁he", "l", "lo", "▁he", "l", "lo" })]
    [InlineData("hexyl", new[] { "▁he", "<unk>", "l" })]
    [InlineData("l@@o", new[] { "▁", "l", "@@", "o" })]
    [InlineData("", new string[0])]
    [InlineData("   ", new string[0])]
    public void Encode_Unigram_TakesTheLikeliestDivision(string text, string[] expected)
    {
        var tokenizer = Load(Write(1, UnigramPieces));

        Assert.Equal(expected, tokenizer.TokensOf(tokenizer.Encode(text, TextOnly)));
    }

    // abc: ab merges first (-1), then abc (-3), which is unused and is divided again. " a" at the beginning: ab goes before ▁a.
    [Theory]
    [InlineData("abc", new[] { "▁", "ab", "c" })]
    [InlineData("a bc", new[] { "▁a", "▁", "bc" })]
    [InlineData("axyc", new[] { "▁a", "<unk>", "c" })]
    public void Encode_Bpe_MergesTheHighestScoreFirst(string text, string[] expected)
    {
        var tokenizer = Load(Write(2, BpePieces));

        Assert.Equal(expected, tokenizer.TokensOf(tokenizer.Encode(text, TextOnly)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Encode_ByteFallback_GivesBytesOfUnknownCharacters(int type)
    {
        var bytes = Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", 0f, SentencePieceWriter.Byte));
        var tokenizer = Load(Write(type, [.. Reserved, ("a", -1, Normal), ("b", -2, Normal), .. bytes], byteFallback: true, dummyPrefix: false));

        // é is C3 A9; the pieces of bytes begin at 5.
        Assert.Equal([3, 5 + 0xC3, 5 + 0xA9, 4], tokenizer.Encode("aéb", TextOnly).Ids);
    }

    [Fact]
    public void FromSentencePiece_BeginningAndEnd_StandAroundEachText()
    {
        var tokenizer = SubwordTokenizer.FromSentencePiece(files.Write("x.model", Write(1, UnigramPieces)), addBeginning: true, addEnd: true);

        Assert.Equal(["<s>", "▁he", "l", "lo", "</s>"], tokenizer.TokensOf(tokenizer.Encode("hello")));
        Assert.Equal((0, 1, 2), (tokenizer.SpecialTokens.Unknown, tokenizer.SpecialTokens.BeginningOfText, tokenizer.SpecialTokens.EndOfText));
    }

    [Fact]
    public void SaveAndLoad_GivesTheSame()
    {
        foreach (var type in new[] { 1, 2 })
        {
            var tokenizer = Load(Write(type, type == 1 ? UnigramPieces : BpePieces));
            using var stream = new MemoryStream();
            tokenizer.Save(new BinaryWriter(stream));
            stream.Position = 0;

            var loaded = SubwordTokenizer.Load(new BinaryReader(stream));

            Assert.Equal(tokenizer.Encode("hello abc @@").Ids, loaded.Encode("hello abc @@").Ids);
        }
    }

    [Fact]
    public void Encode_HundredThousandCharactersWithoutSpaces_Ends() => Assert.All(
        [Write(1, UnigramPieces), Write(2, BpePieces)],
        model => Assert.NotEmpty(Load(model).Encode(new string('a', 100_000) + new string('l', 100_000), TextOnly).Ids));

    [Fact]
    public void Load_CutOffAnywhere_IsRefused()
    {
        var whole = Write(1, UnigramPieces);

        // Between two fields, what is left is a smaller model; it is refused only when it lacks what it needs.
        var messages = Enumerable.Range(0, whole.Length).Select(length => Record.Exception(() => Load(whole[..length]))).OfType<Exception>().ToArray();

        Assert.True(messages.Length > whole.Length / 2);
        Assert.All(messages, error => Assert.IsType<NlpMlNetException>(error));
        Assert.Contains(messages, error => error.Message.Contains("is no SentencePiece model, or is cut off: at byte ", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_OtherModelType_IsRefused() => Assert.Contains(
        "is of the type 3; supported are 1 (unigram) and 2 (BPE)",
        Assert.Throws<NlpMlNetException>(() => Load(Write(3, UnigramPieces))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Load_Folder_FindsTheModel()
    {
        files.Write("spiece.model", Write(1, UnigramPieces));
        files.Write("tokenizer_config.json", """{"tokenizer_class": "LlamaTokenizer"}""");

        // That class puts <s> before each text unless its files say otherwise.
        Assert.Equal([1, 4, 5, 7], SubwordTokenizer.Load(files.Folder).Encode("hello").Ids);
    }

    private SubwordTokenizer Load(byte[] model) => SubwordTokenizer.FromSentencePiece(files.Write("x.model", model));
}
