using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconContentsFormatTests
{
    private static readonly LexiconContents Contents = new()
    {
        Name = "mine",
        WeakValence = 0.25f,
        Valences = new Dictionary<string, float> { ["good"] = 2, ["bad"] = -2 },
        Boosters = new Dictionary<string, float> { ["very"] = 0.5f },
        Symbols = new Dictionary<string, float> { [":)"] = 1, ["😀"] = 2 },
        Negations = ["not", "never"],
        NoWords = ["no"],
        Pronouns = ["you", "I"],
        Contrasts = ["but"],
        Elisions = ["l'"],
    };

    [Fact]
    public void Read_WrittenContents_AreTheSame()
    {
        using var stream = new MemoryStream(Write(Contents));
        using var reader = new BinaryReader(stream);

        var read = LexiconContentsFormat.Read(reader);

        Assert.Equal(("mine", 0.25f), (read.Name, read.WeakValence));
        Assert.Equal(Contents.Valences, read.Valences);
        Assert.Equal(Contents.Boosters, read.Boosters);
        Assert.Equal(Contents.Symbols, read.Symbols);
        Assert.Equal(["never", "not"], read.Negations);
        Assert.Equal(["no"], read.NoWords);
        Assert.Equal(["I", "you"], read.Pronouns);
        Assert.Equal(["but"], read.Contrasts);
        Assert.Equal(["l'"], read.Elisions);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void Write_SameEntriesInAnotherOrder_GivesTheSameBytes() => Assert.Equal(
        Write(Contents),
        Write(Contents with { Valences = new Dictionary<string, float> { ["bad"] = -2, ["good"] = 2 }, Negations = ["never", "not"] }));

    [Fact]
    public void Write_Entries_AreInOrdinalOrder()
    {
        var bytes = Write(new LexiconContents { Name = "", Negations = ["b", "a", "B"] });

        // An empty name, the weak valence, three empty lists of values; three entries of one letter, four empty lists.
        Assert.Equal([0, .. new byte[16], 3, 0, 0, 0, 1, (byte)'B', 1, (byte)'a', 1, (byte)'b', .. new byte[16]], bytes);
    }

    [Fact]
    public void Read_NegativeCount_SaysSo()
    {
        using var reader = new BinaryReader(new MemoryStream([0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]));

        Assert.Equal("a list of the lexicon claims to hold -1 entries", Assert.Throws<InvalidDataException>(() => LexiconContentsFormat.Read(reader)).Message);
    }

    private static byte[] Write(LexiconContents contents)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        LexiconContentsFormat.Write(writer, contents);
        return stream.ToArray();
    }
}
