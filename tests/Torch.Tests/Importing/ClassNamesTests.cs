using NlpMlNet.Importing;

namespace NlpMlNet.Tests.Importing;

public class ClassNamesTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u200B")]
    public void Require_NameThatCannotBeSeen_IsRefused(string name) => Assert.Equal(
        "Class number 1 of the checkpoint, counted from 0, has no name that can be seen. Name the classes (ImportRequest.Labels).",
        Assert.Throws<NlpMlNetException>(() => ClassNames.Require(["a", name])).Message);

    [Theory]
    [InlineData("neg ", "U+0020 instead of nothing")]
    [InlineData("n\u00ADeg", "U+00AD instead of nothing")]
    public void Require_NamesThatLookTheSame_AreRefusedWithTheDifference(string name, string difference) => Assert.Equal(
        $"Two classes of the checkpoint look the same: 'neg' and '{name}' ({difference}). Name the classes (ImportRequest.Labels).",
        Assert.Throws<NlpMlNetException>(() => ClassNames.Require(["neg", "pos", name])).Message);

    [Fact]
    public void Require_NamesThatDiffer_AreRight() => ClassNames.Require(["Negative", "negative", "0", "LABEL_0"]);
}
