using NlpMlNet.Subwords;
using static NlpMlNet.Tests.Subwords.SentencePieceWriter;

namespace NlpMlNet.Tests.Subwords;

public sealed class SentencePieceFileTests : IDisposable
{
    private static readonly (string Piece, float Score, int Kind) UnknownPiece = ("<unk>", 0, Unknown);
    private static readonly (string Piece, float Score, int Kind)[] Pieces =
        [UnknownPiece, ("<s>", 0, Control), ("</s>", 0, Control), ("<pad>", 0, Control), ("▁", -4, Normal), ("▁a", -1, Normal), ("a▁", -1.5f, Normal), ("a", -2, Normal), (" ", -3, Normal)];

    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    // Fields 3, 4 and 5 of the normalizer: a space before the text, no extra white space, spaces as ▁; field 24 of the trainer: ▁ behind a word.
    [Theory]
    [InlineData(24, 0, 3, 1, "a  a", "▁a ▁a")]
    [InlineData(24, 1, 3, 1, "a  a", "a▁ a▁")]
    [InlineData(24, 0, 3, 0, "a  a", "a ▁a")]
    [InlineData(24, 0, 4, 0, "a  a", "▁a ▁ ▁a")]
    [InlineData(24, 0, 4, 1, "a  a", "▁a ▁a")]
    public void Encode_Spacing_FollowsTheFile(int trainerField, int trainerValue, int field, int value, string text, string expected)
    {
        var tokenizer = Load(Write(1, Pieces, trainer: [(trainerField, trainerValue)], normalizer: [(field, value)]));

        Assert.Equal(expected.Split(' '), tokenizer.TokensOf(tokenizer.Encode(text)));
    }

    [Fact]
    public void Encode_SpacesAreKept_WhereTheFileSaysSo()
    {
        var tokenizer = Load(Write(1, Pieces, normalizer: [(5, 0)]));

        Assert.Equal([" ", "a", " ", "a"], tokenizer.TokensOf(tokenizer.Encode("a  a")));
    }

    [Fact]
    public void Load_IdsOfTheTrainer_AreTheRoles()
    {
        var model = files.Write("x.model", Write(1, Pieces, trainer: [(41, 2), (42, 1), (43, 3)]));

        var tokenizer = SubwordTokenizer.FromSentencePiece(model, addBeginning: true, addEnd: true);

        Assert.Equal([2, 5, 1], tokenizer.Encode("a").Ids);
        Assert.Equal([2, 5, 1, 2, 5, 1], tokenizer.Encode("a", "a").Ids);
        Assert.Equal(new SpecialTokenIds { Unknown = 0, BeginningOfText = 2, EndOfText = 1, Padding = 3 }, tokenizer.SpecialTokens);
        Assert.Equal([2, 5], SubwordTokenizer.FromSentencePiece(model, addBeginning: true).Encode("a").Ids);
        Assert.Equal([5, 1], SubwordTokenizer.FromSentencePiece(model, addEnd: true).Encode("a").Ids);
        Assert.Equal([5], SubwordTokenizer.FromSentencePiece(model).Encode("a").Ids);
    }

    // The piece 4 is a normal one, 9 is none, and -1 is written as all 64 bits of it.
    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(-1)]
    public void Load_TokenAroundThatTheModelLacks_IsRefused(int id)
    {
        var path = files.Write("x.model", Write(1, Pieces, trainer: [(41, id), (42, id)]));

        var error = Assert.Throws<ArgumentException>("addBeginning", () => SubwordTokenizer.FromSentencePiece(path, addBeginning: true));
        Assert.StartsWith($"The SentencePiece model '{path}' has no such token: addBeginning must be false.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("addEnd", () => SubwordTokenizer.FromSentencePiece(path, addEnd: true));
        Assert.StartsWith($"The SentencePiece model '{path}' has no such token: addEnd must be false.", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Broken() => new()
    {
        { Write(1, []), "holds 0 pieces" },
        { Write(4, Pieces), "is of the type 4; supported are 1 (unigram) and 2 (BPE)" },
        { Write(1, [("a", 0, Normal)]), "must hold one piece for what is unknown" },
        { Write(1, [UnknownPiece, ("<u>", 0, Unknown)]), "must hold one piece for what is unknown" },
        { Write(1, [UnknownPiece, ("a", 0, 7)]), "holds a piece of the unknown kind 7" },
        { Write(1, [UnknownPiece, ("a", 0, Normal), ("", 0, Normal)]), "holds an empty piece, with the id 2" },
        { Write(1, [UnknownPiece, ("a", float.NaN, Normal)]), "holds a score that is no number" },
        { Write(1, [UnknownPiece, ("a", 0, Normal), ("a", -1, Normal)]), "holds a piece twice" },
        { Write(1, Pieces, characterMap: [1, 2, 3]), "holds a damaged table of replacements" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Load_BrokenModel_IsRefusedWithWhatIsWrong(byte[] model, string expected) => Assert.Equal(
        $"The SentencePiece model '{Path.Combine(files.Folder, "x.model")}' {expected}. Check that it is the right file, and get it again.",
        Assert.Throws<NlpMlNetException>(() => Load(model)).Message);

    [Fact]
    public void Load_ByteThatIsMissing_IsNamed()
    {
        var bytes = Enumerable.Range(0, 255).Select(value => ($"<0x{value:X2}>", 0f, SentencePieceWriter.Byte));

        Assert.Equal(
            $"The SentencePiece model '{Path.Combine(files.Folder, "x.model")}' divides unknown characters into bytes, but lacks the piece <0xFF>.",
            Assert.Throws<NlpMlNetException>(() => Load(Write(1, [UnknownPiece, ("a", -1, Normal), .. bytes], byteFallback: true))).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SaveAndLoad_Settings_AreKept(int type)
    {
        var bytes = Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", 0f, SentencePieceWriter.Byte));
        foreach (var field in new[] { 3, 4, 5, 24 })
        {
            var tokenizer = Load(Write(type, [.. Pieces, .. bytes], byteFallback: true, trainer: field == 24 ? [(24, 1)] : [], normalizer: field < 24 ? [(field, 0)] : []));
            using var stream = new MemoryStream();
            tokenizer.Save(new BinaryWriter(stream));
            stream.Position = 0;

            Assert.Equal(tokenizer.Encode(" a  aé ").Ids, SubwordTokenizer.Load(new BinaryReader(stream)).Encode(" a  aé ").Ids);
        }
    }

    private SubwordTokenizer Load(byte[] model) => SubwordTokenizer.FromSentencePiece(files.Write("x.model", model));
}
