using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class RecordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a,b\n", 1)]
    [InlineData("a,b\r\n1,2\r\n", 2)]
    [InlineData("a\n\"x\ny\"\n", 2)] // a line break inside quotes ends no record
    [InlineData("a\n\"x \"\"\n\"\" y\"\nz\n", 3)] // nor one behind a doubled quote
    [InlineData("a\nwithout an end", 1)]
    public void Of_WholeFile_CountsTheEndsOfRecords(string text, long expected) => Assert.Equal(expected, Count(text, text.Length));

    [Fact]
    public void Of_FirstBytes_CountsNoMore() => Assert.Equal(2, Count("a\nb\nc\n", length: 4));

    [Fact]
    public void Of_QuoteOpenAcrossTheBuffersEnd_IsStillOpen() =>
        Assert.Equal(2, Count("a\n\"" + new string('x', 1 << 16) + "\n\"\n", length: long.MaxValue));

    private static long Count(string text, long length) => RecordCount.Of(new MemoryStream(Encoding.UTF8.GetBytes(text)), length);
}
