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
}
