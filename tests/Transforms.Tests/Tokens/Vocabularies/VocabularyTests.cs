using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tests.Words;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class VocabularyTests
{
    private readonly Vocabulary vocabulary = Vocabulary.Create(["good", "film", "Good"]);

    [Fact]
    public void Create_GivenTokens_IdsFollowTheSpecialOnesInOrder()
    {
        Assert.Equal(5, vocabulary.Count);
        Assert.Equal(["<pad>", "<unk>", "good", "film", "Good"], vocabulary);
        Assert.Equal([2, 3, 4], [vocabulary.IdOf("good"), vocabulary.IdOf("film"), vocabulary.IdOf("Good")]);
    }

    [Fact]
    public void Create_NoTokens_HasTheSpecialIdsOnly() => Assert.Equal(["<pad>", "<unk>"], Vocabulary.Create([]));

    [Theory]
    [InlineData("film", "Token 4 of the vocabulary is 'film', as token 2 is already; each token has one id.")]
    [InlineData("<unk>", "Token 4 of the vocabulary is '<unk>', the text of the special id 1; leave it out, as every vocabulary has it.")]
    [InlineData("", "Token 4 of the vocabulary is empty; leave it out, as the empty text is always padding.")]
    [InlineData(null, "Token 4 of the vocabulary is empty; leave it out, as the empty text is always padding.")]
    public void Create_TokenThatHasAnIdAlready_IsRefusedByNumber(string? token, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Vocabulary.Create(["good", "film", "Good", token!]));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("film", true, 3)]
    [InlineData("FILM", false, Vocabulary.UnknownId)]
    [InlineData("fil", false, Vocabulary.UnknownId)]
    [InlineData("", true, Vocabulary.PaddingId)]
    [InlineData("<pad>", true, Vocabulary.PaddingId)]
    [InlineData("<unk>", true, Vocabulary.UnknownId)]
    public void TryGetId_AnyToken_GivesItsIdOrUnknown(string token, bool found, int id)
    {
        Assert.Equal(found, vocabulary.TryGetId(token, out var actual));
        Assert.Equal(id, actual);
        Assert.Equal(id, vocabulary.IdOf(token));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Indexer_NoSuchId_Throws(int id) => Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary[id]);

    [Fact]
    public void IdOf_ManyTimes_AllocatesNothing()
    {
        vocabulary.IdOf("film");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            vocabulary.IdOf("a film".AsSpan(2));
            vocabulary.IdOf("plot");
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void SaveAndLoad_AnyTokens_GiveTheSameVocabulary() => Prop.ForAll(AnyTokens, tokens =>
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Vocabulary.Create(tokens).Save(writer);
        stream.Position = 0;

        var loaded = Vocabulary.Load(new BinaryReader(stream));

        return loaded.Skip(2).SequenceEqual(tokens) && stream.Position == stream.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Save_AsciiTokens_TakeOneByteACharacterAndOneMore()
    {
        using var stream = new MemoryStream();

        vocabulary.Save(new BinaryWriter(stream));

        // The number of tokens; 8 "good"; 8 "film"; 8 "Good": twice the number of bytes before each.
        Assert.Equal([3, 8, .. "good"u8, 8, .. "film"u8, 8, .. "Good"u8], stream.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 2, 2, (byte)'a', 2, (byte)'a' }, "token 2 of the vocabulary is 'a', as token 1 is already")]
    [InlineData(new byte[] { 1, 2, 0xFF }, "a token is no valid UTF-8")]
    [InlineData(new byte[] { 1, 3, 0x61 }, "half a character")]
    [InlineData(new byte[] { 1, 0 }, "token 1 of the vocabulary is empty")]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x0F }, "the vocabulary has -1 tokens")]
    public void Load_BytesThatMakeNoSense_AreRefused(byte[] bytes, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Vocabulary.Load(new BinaryReader(new MemoryStream(bytes))));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TooFewBytes_SaysSo() =>
        Assert.Throws<EndOfStreamException>(() => Vocabulary.Load(new BinaryReader(new MemoryStream([1, 8, (byte)'g']))));

    /// <summary>Distinct tokens, not empty and not special, of whatever a string can hold.</summary>
    internal static Arbitrary<string[]> AnyTokens { get; } = Texts.Arbitrary.Generator
        .ListOf()
        .Select(tokens => tokens.Where(token => token.Length > 0).Distinct().ToArray())
        .ToArbitrary();
}
