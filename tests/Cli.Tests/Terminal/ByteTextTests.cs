using NlpMlNet.Cli.Terminal;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class ByteTextTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1.00 KiB")]
    [InlineData(10_240, "10.0 KiB")]
    [InlineData(349_632, "341 KiB")] // 341.4
    [InlineData(1_048_575, "1.00 MiB")] // not 1024 KiB
    [InlineData(433_241_088, "413 MiB")] // BERT base: 413.17
    [InlineData(1_732_964_352, "1.61 GiB")]
    [InlineData(long.MaxValue, "8.00 EiB")]
    public void Of_Count_HasThreeDigitsAndAUnit(long bytes, string expected) => Assert.Equal(expected, ByteText.Of(bytes));
}
