using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvConditionTests
{
    [Theory]
    [InlineData("year>=2000", "2000", true)]
    [InlineData("year>=2000", "1999.5", false)]
    [InlineData("year>2000", "2000", false)]
    [InlineData("year<1e3", "999", true)]
    [InlineData("year<=-1", "-1.0", true)]
    [InlineData("n<10", "9", true)] // as texts, 9 comes after 10
    [InlineData("n<10", "", false)]
    [InlineData("n<10", "NA", false)]
    [InlineData("n>=10", "NaN", false)]
    [InlineData("day<2024-02-01", "2024-01-31T23:59", true)]
    [InlineData("day>=2024-02-01", "5", false)] // a number is no date
    [InlineData("split!=train", "dev", true)]
    [InlineData("split!=train", "train", false)]
    [InlineData("split!=train,dev", "dev", false)]
    [InlineData("split!=train,dev", "test", true)]
    [InlineData("code=1", "1.0", true)]
    [InlineData("code!=1", "1.0", false)]
    [InlineData("code=1", "01", false)] // an identifier
    [InlineData("code=01", "01", true)]
    [InlineData("split=train,dev", "dev", true)]
    [InlineData("split=train,dev", "train,dev", false)]
    [InlineData("split=\"train,dev\"", "train,dev", true)]
    [InlineData("split=", "", true)]
    [InlineData("split = train", "train", true)]
    [InlineData("split=train, dev", "dev", true)]
    [InlineData("split=\" train\"", " train", true)]
    [InlineData("sign=\"=\"", "=", true)]
    [InlineData("a b=c=d", "c=d", true)]
    public void Parse_ThenHold_ComparesAsWritten(string condition, string cell, bool expected) =>
        Assert.Equal(expected, ColumnConditions.Of(CsvCondition.Parse(condition), '.').Single().Hold(cell));

    [Theory]
    [InlineData("3,5", true)]
    [InlineData("3.5", false)]
    public void Hold_DecimalComma_ReadsTheFilesNumbers(string cell, bool expected) =>
        Assert.Equal(expected, ColumnConditions.Of(CsvCondition.Parse("n>3"), ',').Single().Hold(cell));

    [Theory]
    [InlineData("year", "year is not of the form column=value, or with !=, <, <=, > or >= between the two.")]
    [InlineData("=x", "=x is not of the form column=value, or with !=, <, <=, > or >= between the two.")]
    [InlineData("year==2000", "year==2000 asks for '=2000' behind the =. A comparison is one of =, !=, <, <=, > and >=; a value that begins with such a sign must be in double quotes: year=\"=2000\".")]
    [InlineData("year=>2000", "year=>2000 asks for '>2000' behind the =. A comparison is one of =, !=, <, <=, > and >=; a value that begins with such a sign must be in double quotes: year=\">2000\".")]
    [InlineData("year<>2000", "year<>2000 asks for '>2000' behind the <. A comparison is one of =, !=, <, <=, > and >=; a value that begins with such a sign must be in double quotes: year<\">2000\".")]
    [InlineData("year>new", "year>new: 'new' is neither a number nor a date such as 2024-01-31, and has no order")]
    public void Parse_WrongForm_SaysWhatIsWrong(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CsvCondition.Parse(text)).Message);

    [Theory]
    [InlineData("year>=2000")]
    [InlineData("split!=dev")]
    [InlineData("text=\"a, b\"")]
    [InlineData("text=\" a\"")]
    [InlineData("text=\">\"")]
    public void ToString_GivesWhatParseReads(string text) => Assert.Equal(text, CsvCondition.Parse(text).Single().ToString());

    [Theory]
    [InlineData("split=train", "split=dev", true)]
    [InlineData("split=train", "split!=train", true)]
    [InlineData("split=train,dev", "split!=train", false)]
    [InlineData("year<2020", "year>=2020", true)]
    [InlineData("year<=2020", "year>=2020", false)]
    [InlineData("year>2020", "year<=2020", true)]
    [InlineData("year=2021", "year<2020", true)]
    [InlineData("year>2000", "split=dev", false)]
    [InlineData("split!=train", "split!=dev", false)]
    public void Exclude_TwoConditions_KnowsWhetherARowCanFulfilBoth(string first, string second, bool expected)
    {
        Assert.Equal(expected, CsvCondition.Exclude(CsvCondition.Parse(first), CsvCondition.Parse(second)));
        Assert.Equal(expected, CsvCondition.Exclude(CsvCondition.Parse(second), CsvCondition.Parse(first)));
    }
}
