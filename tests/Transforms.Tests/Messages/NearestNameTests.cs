using NlpMlNet.Messages;

namespace NlpMlNet.Tests.Messages;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("text", "Text", 0)]
    [InlineData("kitten", "sitting", 3)] // k to s, e to i, add g
    [InlineData("", "abc", 3)]
    public void Distance_OfTwoNames_CountsEdits(string from, string to, int edits)
    {
        Assert.Equal(edits, NearestName.Distance(from.ToUpperInvariant(), to.ToUpperInvariant()));
    }

    [Fact]
    public void Find_NothingNear_SuggestsNothing()
    {
        Assert.Null(NearestName.Find("sentiment", ["id", "text"]));
        Assert.Empty(NearestName.Question("sentiment", ["id", "text"]));
    }

    [Theory]
    [InlineData("lable", "Label")] // two edits of five letters, case apart
    [InlineData("learning_rate", "learning-rate")]
    [InlineData(" text", "text")]
    public void Question_OneIsNear_AsksForIt(string wanted, string near) =>
        Assert.Equal($" Did you mean '{near}'?", NearestName.Question(wanted, ["id", "text", "Label", "learning-rate"]));
}
