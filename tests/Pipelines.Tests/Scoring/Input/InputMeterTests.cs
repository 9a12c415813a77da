using System.IO.Compression;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class InputMeterTests
{
    [Fact]
    public void Read_InputGotShorterMeanwhile_SaysBothFigures()
    {
        using var input = new MemoryStream();
        input.SetLength(1000);
        using var meter = new InputMeter(input, leaveOpen: true, hashed: false);
        Assert.Equal(300, meter.Read(new byte[300]));

        input.SetLength(400);

        Assert.Equal(100, meter.Read(new byte[300]));
        var error = Assert.Throws<NlpMlNetException>(() => meter.Read(new byte[300]));
        Assert.Equal(
            "The input ends after 400 of the 1000 bytes that it had when the run began: it got shorter while it was read. "
            + "Let no other program write it meanwhile, and start again.",
            error.Message);
    }

    [Fact]
    public void Size_StreamThatHasBeenReadFrom_IsTheRest()
    {
        using var input = new MemoryStream(new byte[1000]) { Position = 400 };

        Assert.Equal(600, new InputMeter(input, leaveOpen: true, hashed: false).Size);
    }

    [Fact]
    public void Size_StreamWithoutLength_IsNotKnown()
    {
        using var input = new GZipStream(new MemoryStream(), CompressionMode.Decompress);
        using var meter = new InputMeter(input, leaveOpen: true, hashed: false);

        Assert.Null(meter.Size);
        Assert.Equal(0, meter.Read(new byte[10])); // its end is no fault
    }

    [Fact]
    public void Mark_SomeBytesRead_IsTheirNumberAndHash()
    {
        using var meter = new InputMeter(new MemoryStream("abcd"u8.ToArray()), leaveOpen: false, hashed: true);
        meter.Pass(3);

        // SHA-256 of "abc": FIPS 180-2, appendix B.1.
        var abc = new InputMark(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Assert.Equal(abc, meter.Mark());
        Assert.Equal(abc, meter.Mark());
    }

    [Fact]
    public void Mark_HashNotNeeded_IsTheNumber()
    {
        using var meter = new InputMeter(new MemoryStream("abcd"u8.ToArray()), leaveOpen: false, hashed: false);
        meter.Pass(3);

        Assert.Equal(new InputMark(3, ""), meter.Mark());
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(65_536, 65_536)]
    [InlineData(300_000, 200_000)]
    public void Pass_Count_IsReadOrAllThereIs(long count, long read)
    {
        using var meter = new InputMeter(new MemoryStream(new byte[200_000]), leaveOpen: false, hashed: false);

        meter.Pass(count);

        Assert.Equal((read, read), (meter.BytesRead, meter.Position));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_Input_StaysOpenIfItIsTheCallers(bool leaveOpen)
    {
        using var input = new MemoryStream(new byte[10]);

        new InputMeter(input, leaveOpen, hashed: true).Dispose();

        Assert.Equal(leaveOpen, input.CanRead);
    }

    [Fact]
    public void Stream_ForwardOnly_RefusesTheRest()
    {
        using var meter = new InputMeter(new MemoryStream(new byte[10]), leaveOpen: false, hashed: false);

        Assert.Equal((true, false, false), (meter.CanRead, meter.CanSeek, meter.CanWrite));
        Assert.Throws<NotSupportedException>(() => meter.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => meter.Position = 0);
    }
}
