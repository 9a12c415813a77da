using System.Security.Cryptography;
using System.Text;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

public sealed class ComponentPayloadTests
{
    // The layout of all models so far: the length of the content (64 bits, little-endian), the content, its SHA-256.
    private static readonly byte[] Content = [7, 0, 0, 0, 3, .. "abc"u8]; // an Int32 and a String
    private static readonly byte[] Layout = [8, 0, 0, 0, 0, 0, 0, 0, .. Content, .. SHA256.HashData(Content)];

    [Fact]
    public void Read_BytesWrittenByHand_GivesTheContentAndEndsBehindTheHash()
    {
        using var reader = ReaderOf([1, 2, .. Layout, 9]);
        reader.ReadInt16();

        var found = ComponentPayload.Read(reader, "part", LoadPair);

        Assert.Equal((7, "abc"), found);
        Assert.Equal(9, reader.ReadByte());
    }

    [Fact]
    public void Write_BehindOtherBytes_KeepsTheLayout()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((short)513);

        ComponentPayload.Write(writer, SavePair);
        writer.Write((byte)9);

        Assert.Equal([1, 2, .. Layout, 9], stream.ToArray());
    }

    [Fact]
    public void Read_LoaderSeesItsPartAlone()
    {
        using var reader = ReaderOf([.. Layout, 9, 9, 9]);

        var (length, position) = ComponentPayload.Read(reader, "part", content =>
        {
            content.ReadInt32();
            var seen = (content.BaseStream.Length, content.BaseStream.Position);
            content.ReadString();
            return seen;
        });

        Assert.Equal((8, 4), (length, position));
    }

    [Fact]
    public void Read_ValuesThatDoNotFitTogether_SaysSoWithoutTheRawMessage()
    {
        using var reader = ReaderOf(Layout);

        var error = Assert.Throws<NlpMlNetException>(() => ComponentPayload.Read(reader, "part", content =>
        {
            Dictionary<int, int> twice = new() { [content.ReadInt32()] = 1 };
            twice.Add(7, 2);
            return twice;
        }));

        Assert.Equal(
            "The part 'part' of the model file holds values that don't fit together. Copy the file again, or train and save the model again.", error.Message);
        Assert.IsType<ArgumentException>(error.InnerException);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(41)]
    [InlineData(long.MaxValue)]
    public void Read_LengthThatTheStreamDoesNotHave_IsRefusedWithoutTakingMemory(long length)
    {
        using var reader = ReaderOf([.. BitConverter.GetBytes(length), .. Layout[8..]]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<NlpMlNetException>(() => ComponentPayload.Read(reader, "part", LoadPair));

        Assert.Equal(
            $"The part 'part' of the model file is damaged: it should hold {length} bytes and ends after 40. Copy the file again, or train and save the model again.",
            error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Theory]
    [InlineData(0, "checksum")] // a shorter length
    [InlineData(8, "checksum")] // the content
    [InlineData(15, "checksum")]
    [InlineData(16, "checksum")] // the hash
    [InlineData(47, "checksum")]
    public void Read_OneByteChanged_IsRefusedBeforeAnythingIsInterpreted(int place, string reason)
    {
        byte[] bytes = [.. Layout];
        bytes[place] ^= 1;
        if (place == 0)
        {
            bytes[0] = 7;
        }

        using var reader = ReaderOf(bytes);
        var error = Assert.Throws<NlpMlNetException>(() => ComponentPayload.Read<int>(reader, "part", _ => throw new InvalidOperationException("interpreted")));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutBehindTheContent_IsRefused()
    {
        using var reader = ReaderOf(Layout[..^1]);

        Assert.Contains("checksum", Assert.Throws<NlpMlNetException>(() => ComponentPayload.Read(reader, "part", LoadPair)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LoaderReadsTooLittleOrTooMuch_IsRefused()
    {
        using var first = ReaderOf([.. Layout, 9, 9]);
        using var second = ReaderOf([.. Layout, 9, 9]);

        Assert.Contains("4 bytes were left unread", Assert.Throws<NlpMlNetException>(() => ComponentPayload.Read(first, "part", content => content.ReadInt32())).Message, StringComparison.Ordinal);
        Assert.Throws<NlpMlNetException>(() => ComponentPayload.Read(second, "part", content => (LoadPair(content), content.ReadByte())));
    }

    [Fact]
    public void WriteAndRead_LargeContent_HoldsNoCopyOfIt()
    {
        const int Pieces = 32;
        var piece = new byte[1 << 20];
        using var stream = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using var writer = new BinaryWriter(stream);
        using var reader = new BinaryReader(stream);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ComponentPayload.Write(writer, content => ForEachPiece(() => content.Write(piece)));
        stream.Position = 0;
        ComponentPayload.Read(reader, "part", content => ForEachPiece(() => content.BaseStream.ReadExactly(piece)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, piece.Length);
        Assert.Equal(sizeof(long) + (Pieces * piece.Length) + SHA256.HashSizeInBytes, stream.Length);

        static int ForEachPiece(Action action)
        {
            for (var number = 0; number < Pieces; number++)
            {
                action();
            }

            return Pieces;
        }
    }

    private static BinaryReader ReaderOf(byte[] bytes) => new(new MemoryStream(bytes), Encoding.UTF8);

    private static (int, string) LoadPair(BinaryReader reader) => (reader.ReadInt32(), reader.ReadString());

    private static void SavePair(BinaryWriter writer)
    {
        writer.Write(7);
        writer.Write("abc");
    }
}
