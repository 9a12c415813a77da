using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class VocabularyDataTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void SaveAndLoad_EverythingSet_IsTheSame(double score)
    {
        // 0.5 is a float, 0.1 is none: its scores are saved as doubles.
        var data = new VocabularyData
        {
            Pieces = [null, "a", null, null, "é", "ab", null],
            Scores = [0, score, -1, -2, -3, -4, 5],
            Kinds = [SentencePieceKind.Unknown, SentencePieceKind.Normal, SentencePieceKind.Control, SentencePieceKind.Byte, SentencePieceKind.Unused, SentencePieceKind.UserDefined, SentencePieceKind.Normal],
            Merges = [(1, 4), (300, 5)],
        };

        var loaded = Load(data.Save);

        Assert.Equal(data.Pieces, loaded.Pieces);
        Assert.Equal(data.Scores, loaded.Scores);
        Assert.Equal(data.Kinds, loaded.Kinds);
        Assert.Equal(data.Merges, loaded.Merges);
    }

    [Fact]
    public void Save_FloatScores_TakeFourBytes() => Assert.Equal(4, SizeOf(0.1) - SizeOf(0.5));

    // Pieces, then how many of them have a text, then each with the number of ids left out before it.
    [Theory]
    [InlineData(2, new[] { 1, 2 }, "a piece has the id 2, of 2")]
    [InlineData(2, new[] { 1, -1 }, "a piece has the id -1, of 2")]
    [InlineData(2, new[] { 3 }, "it claims 3 pieces, of at most 2")]
    [InlineData(2, new[] { -1 }, "it claims -1 pieces, of at most 2")]
    [InlineData(1 << 24 | 1, new int[0], "it claims 16777217 pieces, of at most 16777216")]
    public void Load_NumbersOutOfRange_AreRefused(int count, int[] numbers, string expected) => Assert.Equal(
        expected,
        Assert.Throws<InvalidDataException>(() => Load(writer =>
        {
            writer.Write7BitEncodedInt(count);
            foreach (var number in numbers)
            {
                writer.Write7BitEncodedInt(number);
            }
        })).Message);

    [Fact]
    public void Load_MoreScoresOrKindsThanPieces_IsRefused()
    {
        var data = new VocabularyData { Pieces = ["a"] };

        Assert.Equal(
            "it claims 2 pieces, of at most 1", Assert.Throws<InvalidDataException>(() => Load((data with { Scores = [1, 2] }).Save)).Message);
        Assert.Equal(
            "it claims 2 pieces, of at most 1",
            Assert.Throws<InvalidDataException>(() => Load((data with { Kinds = [SentencePieceKind.Normal, SentencePieceKind.Normal] }).Save)).Message);
    }

    [Theory]
    [InlineData("NlpMlNet.Subwords", 2, "the subword tokenizer has the format 2, and this program reads format 1")]
    [InlineData("Other", 1, "no subword tokenizer is where one should be")]
    public void LoadDefinition_OtherSignatureOrFormat_IsRefused(string signature, int version, string expected)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(signature);
            writer.Write(version);
        }

        stream.Position = 0;
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => SubwordTokenizer.Load(new BinaryReader(stream))).Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(64)]
    public void LoadDefinition_RolesAndLength_AreKept(int? length)
    {
        var definition = new TokenizerDefinition
        {
            Origin = "f.json",
            Pipeline = """{"model": {"type": "WordLevel", "unk_token": "u"}}""",
            Vocabulary = new VocabularyData { Pieces = ["u"] },
            SpecialTokens = new SpecialTokenNames { Padding = "p", Unknown = "u", Classification = "c", Separator = "s", Mask = "m", BeginningOfText = "b" },
            MaximumLength = length,
        };
        using var stream = new MemoryStream();
        definition.Save(new BinaryWriter(stream));
        stream.Position = 0;

        var loaded = TokenizerDefinition.Load(new BinaryReader(stream));

        Assert.Equal(definition with { Origin = "saved tokenizer", Vocabulary = loaded.Vocabulary, Notes = loaded.Notes }, loaded);
    }

    private static long SizeOf(double score)
    {
        using var stream = new MemoryStream();
        new VocabularyData { Pieces = ["a"], Scores = [score] }.Save(new BinaryWriter(stream));
        return stream.Length;
    }

    private static VocabularyData Load(Action<BinaryWriter> save)
    {
        using var stream = new MemoryStream();
        save(new BinaryWriter(stream));
        stream.Position = 0;
        return VocabularyData.Load(new BinaryReader(stream));
    }
}
