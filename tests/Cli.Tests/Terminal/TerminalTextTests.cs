using NlpMlNet.Cli.Terminal;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("a\e[31m\u009B\u007F\0", "a\\u001B[31m\\u009B\\u007F\\u0000")]
    [InlineData("a\r\nb\tc\u0085\u2028\u2029", "a\\r\\nb\\tc\\u0085\\u2028\\u2029")]
    [InlineData("\u202A\u202E\u2066\u2069\u200E\u200F\u061C", "\\u202A\\u202E\\u2066\\u2069\\u200E\\u200F\\u061C")]
    [InlineData("çà et là: مي\u200Cخ 👩\u200D❤\uFE0F [red]", "çà et là: مي\u200Cخ 👩\u200D❤\uFE0F [red]")]
    public void Escape_Text_ShowsWhatWouldSteerATerminal(string text, string expected) => Assert.Equal(expected, TerminalText.Escape(text));

    [Fact]
    public void EscapeLines_Json_StaysJsonThatMeansTheSame()
    {
        const string Json = "{\r\n  \"a\": \"x\u202Ey\"\n}";

        Assert.Equal("{\n  \"a\": \"x\\u202Ey\"\n}", TerminalText.EscapeLines(Json));
    }
}
