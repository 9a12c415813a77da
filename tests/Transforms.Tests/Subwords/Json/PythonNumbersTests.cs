using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PythonNumbersTests
{
    [Theory]
    [InlineData("""{"a": NaN, "b": [-Infinity,Infinity]}""", """{"a": "NaN", "b": ["-Infinity","Infinity"]}""")]
    [InlineData("""{"NaN": 1, "a": "Infinity, NaN"}""", """{"NaN": 1, "a": "Infinity, NaN"}""")]
    [InlineData("""{"a": ": NaN", "b": NaN}""", """{"a": ": NaN", "b": "NaN"}""")]
    [InlineData("""{"a\": NaN": 1, "b": NaN}""", """{"a\": NaN": 1, "b": "NaN"}""")]
    [InlineData("""{"a": "\\", "b": NaN}""", """{"a": "\\", "b": "NaN"}""")]
    [InlineData("""[NaN, "\""", """["NaN", "\""")]
    [InlineData("""["Infinity", -Infinity]""", """["Infinity", "-Infinity"]""")]
    public void Quote_NumbersOfPython_BecomeTextsWhereTheyAreValues(string json, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(PythonNumbers.Quote(Encoding.UTF8.GetBytes(json)).Span));

    [Fact]
    public void Quote_WordsOfAVocabulary_AreNotEvenCopied()
    {
        ReadOnlyMemory<byte> json = Encoding.UTF8.GetBytes("""{"Infinity": 1, "NaN": 2}""");

        Assert.True(PythonNumbers.Quote(json).Equals(json));
    }
}
