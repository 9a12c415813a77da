using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class ProtobufReaderTests
{
    [Fact]
    public void Read_EachWireType_GivesItsValue()
    {
        // Field 1, varint 300 (Protocol Buffers' own example: AC 02); field 2, 8 bytes; field 16, "ab"; field 4, the float 1.5.
        var reader = new ProtobufReader([0x08, 0xAC, 0x02, 0x11, 1, 0, 0, 0, 0, 0, 0, 0x80, 0x82, 0x01, 2, (byte)'a', (byte)'b', 0x25, 0, 0, 0xC0, 0x3F], "m", 0);

        Assert.True(reader.Read());
        Assert.Equal((1, 0, 300UL), (reader.Field, reader.WireType, reader.Number));
        Assert.True(reader.Read());
        Assert.Equal((2, 1, 0x8000000000000001UL), (reader.Field, reader.WireType, reader.Number));
        Assert.True(reader.Read());
        Assert.Equal((16, 2, 15), (reader.Field, reader.WireType, reader.BytesOrigin));
        Assert.Equal("ab"u8, reader.Bytes);
        Assert.True(reader.Read());
        Assert.Equal((4, 5, 1.5f), (reader.Field, reader.WireType, reader.Single));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_LargestNumber_HasTenBytes()
    {
        var reader = new ProtobufReader([0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], "m", 0);

        Assert.True(reader.Read());
        Assert.Equal(ulong.MaxValue, reader.Number);
    }

    [Fact]
    public void Inner_Message_IsReadByItself()
    {
        var reader = new ProtobufReader([0x0A, 2, 0x18, 7, 0x10, 1], "m", 0); // field 1 holds a message whose field 3 is 7
        reader.Read();
        var inner = reader.Inner();

        Assert.True(inner.Read());
        Assert.Equal((3, 7UL), (inner.Field, inner.Number));
        Assert.False(inner.Read());
        Assert.True(reader.Read());
        Assert.Equal((2, 1UL), (reader.Field, reader.Number));
    }

    [Theory]
    [InlineData(new byte[] { 0x08 }, "at byte 1 it has 0 bytes where 1 are needed")]
    [InlineData(new byte[] { 0x08, 0x80 }, "at byte 2 it has 0 bytes where 1 are needed")]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, "at byte 11 it has a number of more than ten bytes")]
    [InlineData(new byte[] { 0x0D, 1, 2, 3 }, "at byte 1 it has 3 bytes where 4 are needed")]
    [InlineData(new byte[] { 0x09, 1, 2, 3, 4 }, "at byte 1 it has 4 bytes where 8 are needed")]
    [InlineData(new byte[] { 0x0A, 3, 1, 2 }, "at byte 2 it has a field of 3 bytes")]
    [InlineData(new byte[] { 0x0B }, "at byte 1 it has a field of the unknown wire type 3")]
    public void Read_CutOffOrBroken_SaysWhere(byte[] message, string expected) => Assert.Equal(
        $"The file 'm' is no SentencePiece model, or is cut off: {expected}. Get it again.",
        Assert.Throws<NlpMlNetException>(() => ReadAll(message)).Message);

    [Fact]
    public void Inner_CutOff_CountsFromTheBeginningOfTheFile() => Assert.Contains(
        "at byte 5 it has 0 bytes where 1 are needed", Assert.Throws<NlpMlNetException>(() => ReadInner([0x10, 1, 0x0A, 1, 0x18])).Message, StringComparison.Ordinal);

    [Fact]
    public void Inner_Number_IsNoMessage() => Assert.Contains(
        "at byte 2 it has a number where field 2 holds a message", Assert.Throws<NlpMlNetException>(() => ReadInner([0x10, 1])).Message, StringComparison.Ordinal);

    private static void ReadAll(byte[] message)
    {
        var reader = new ProtobufReader(message, "m", 0);
        while (reader.Read())
        {
        }
    }

    // All fields of the last message.
    private static void ReadInner(byte[] message)
    {
        var reader = new ProtobufReader(message, "m", 0);
        while (reader.Read())
        {
        }

        var inner = reader.Inner();
        while (inner.Read())
        {
        }
    }
}
