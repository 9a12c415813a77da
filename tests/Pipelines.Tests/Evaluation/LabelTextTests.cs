using NlpMlNet.Evaluation;

namespace NlpMlNet.Tests.Evaluation;

public sealed class LabelTextTests
{
    [Theory]
    [InlineData("very  positive")]
    [InlineData("very\u00A0positive")]
    [InlineData("very\u2009positive\u200B")]
    [InlineData("v\u00ADery positive")]
    [InlineData("\uFEFFvery positive")]
    public void ClassOf_SpacesAndInvisibleCharacters_AreOneClass(string label) => Assert.Equal("very positive", LabelText.ClassOf(label));

    [Fact]
    public void ClassOf_DecomposedLetters_AreComposed() => Assert.Equal("tr\u00E8s", LabelText.ClassOf("tre\u0300s"));

    [Theory]
    [InlineData("Positive")]
    [InlineData("\uFF50ositive")] // a full-width letter: it may be told apart on purpose
    public void ClassOf_OtherLetters_AreOtherClasses(string label) => Assert.NotEqual("positive", LabelText.ClassOf(label));

    [Theory]
    [InlineData("01", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1,50", "1.5")]
    [InlineData("+2", "2")]
    [InlineData("1e1", "10")]
    [InlineData("-1.00", "-1")]
    [InlineData("1a", null)]
    [InlineData("1,0,0", null)]
    [InlineData("1,000", null)] // a thousand or one
    [InlineData("", null)]
    public void NumberOf_LabelThatIsOne_IsWithoutNeedlessZeros(string label, string? expected) => Assert.Equal(expected, LabelText.NumberOf(label));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "\uFF11")] // full-width
    [InlineData("1000", "1,000")]
    [InlineData("1000000.5", "1,000,000.5")]
    [InlineData("-1000", "-1'000")]
    [InlineData("1000", "1\u00A0000")]
    [InlineData("post", "p\u043Est")] // Cyrillic о
    [InlineData("A", "\u0391")] // Greek Alpha
    [InlineData("pro-war", "pro\u2013war")] // dash
    [InlineData("don't know", "don\u2019t know")]
    [InlineData("positive", "\uFF50ositive")]
    public void LookOf_LookAlikes_IsOne(string label, string other) => Assert.Equal(LabelText.LookOf(label), LabelText.LookOf(other));

    [Theory]
    [InlineData("1", "11")]
    [InlineData("pro", "con")]
    public void LookOf_OtherLabels_IsAnother(string label, string other) => Assert.NotEqual(LabelText.LookOf(label), LabelText.LookOf(other));

    [Theory]
    [InlineData("NA", true)]
    [InlineData("nan", true)]
    [InlineData("NULL", true)]
    [InlineData("None", true)]
    [InlineData("-", true)]
    [InlineData("\u2014", true)] // a dash that an editor made longer
    [InlineData("\\N", true)] // MySQL
    [InlineData("#DIV/0!", true)]
    [InlineData("-99", true)]
    [InlineData("missing", true)]
    [InlineData("-1", false)]
    [InlineData("none", false)] // a class of many codebooks
    [InlineData("no", false)]
    public void IsLikeMissing_WordsOfPrograms_Are(string label, bool expected) => Assert.Equal(expected, LabelText.IsLikeMissing(label));

    [Theory]
    [InlineData("very\u00A0good", "very good", "U+00A0 instead of U+0020")]
    [InlineData("a  b", "a b", "U+0020 instead of nothing")]
    [InlineData("tre\u0300s", "tr\u00E8s", "U+0065 U+0300 instead of U+00E8")]
    [InlineData("\U0001F600!", "\U0001F601!", "U+1F600 instead of U+1F601")]
    public void Difference_TwoLabels_ShowsCodePoints(string label, string other, string expected) => Assert.Equal(expected, LabelText.Difference(label, other));
}
