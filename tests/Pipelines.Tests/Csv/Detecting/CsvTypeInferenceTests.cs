using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvTypeInferenceTests
{
    [Theory]
    [InlineData(CsvType.Text)]
    [InlineData(CsvType.Text, "", "NA")]
    [InlineData(CsvType.Text, "1", "x")]
    [InlineData(CsvType.Text, "0123")]
    [InlineData(CsvType.Text, "-007.5")]
    [InlineData(CsvType.Text, "9007199254740993")] // 2^53 + 1
    [InlineData(CsvType.Text, "1234567890123456789012")]
    [InlineData(CsvType.Text, "1e999")]
    [InlineData(CsvType.Text, "true", "")]
    [InlineData(CsvType.Text, "true", "1")]
    [InlineData(CsvType.Text, "1,5")]
    [InlineData(CsvType.Single, "1", "", "-2.5e-3", "NA", " 0.5 ")]
    [InlineData(CsvType.Single, "0", "1")]
    [InlineData(CsvType.Single, "16777216")] // 2^24
    [InlineData(CsvType.Double, "16777217", "1.5")]
    [InlineData(CsvType.Double, "9007199254740992")]
    [InlineData(CsvType.Boolean, "true", "FALSE")]
    public void Type_OfCells_IsTheNarrowestThatKeepsThem(CsvType expected, params string[] cells)
    {
        var inference = new CsvTypeInference('.');
        foreach (var cell in cells)
        {
            inference.See(Encoding.UTF8.GetBytes(cell));
        }

        Assert.Equal(expected, inference.Type);
    }
}
