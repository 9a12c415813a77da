namespace NlpMlNet.Examples;

public sealed class LinesTests
{
    [Fact]
    public void Difference_SameText_IsNull() => Assert.Null(Lines.Difference("a\nb\n", "a\nb\n"));

    [Fact]
    public void Difference_OtherLine_ShowsItAfterTheLinesBefore() =>
        Assert.Equal("Line 3 differs:\n    a\n    b\n  - c\n  + C", Lines.Difference("a\nb\nc\nd", "a\nb\nC\nd"));

    [Fact]
    public void Difference_TextEndsEarly_SaysSo() =>
        Assert.Equal("Line 2 differs:\n    a\n  - b\n  + (the end)", Lines.Difference("a\nb", "a"));
}
