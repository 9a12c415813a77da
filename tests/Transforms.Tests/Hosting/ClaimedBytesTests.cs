using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

public sealed class ClaimedBytesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void Read_AsManyAsThereAre_GivesThemInOrder(int count)
    {
        byte[] bytes = [.. Enumerable.Range(0, count).Select(number => (byte)(number % 251))];
        using var reader = new BinaryReader(new MemoryStream([.. bytes, 1]));

        Assert.Equal(bytes, ClaimedBytes.Read(reader, count, "it"));
        Assert.Equal(1, reader.ReadByte());
    }

    [Fact]
    public void Read_TwoBillionClaimedAndTenThere_TakesNoMemoryForThem()
    {
        using var reader = new BinaryReader(new MemoryStream(new byte[10]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<EndOfStreamException>(() => ClaimedBytes.Read(reader, 2_000_000_000, "a token"));

        Assert.Equal("a token should have 2000000000 bytes and ends after 10", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Read_Negative_IsRefused() => Assert.Equal(
        "a token claims to have -1 bytes",
        Assert.Throws<InvalidDataException>(() => ClaimedBytes.Read(new BinaryReader(Stream.Null), -1, "a token")).Message);
}
