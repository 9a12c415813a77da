using Microsoft.ML;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvOptionsTests
{
    [Fact]
    public void CsvOptions_Defaults_AreTheDocumentedOnes()
    {
        var options = new CsvOptions();

        Assert.Empty(options.Columns);
        Assert.Equal((false, 1000, true, (CsvQuotes?)null), (options.OnlyListedColumns, options.InferenceRows, options.HasHeader, options.Quotes));
        Assert.Equal((null, null, '.', 16_777_216, null), (options.Delimiter, options.Encoding, options.DecimalSeparator, options.MaximumRowLength, options.Rejected));
        Assert.Equal((0, null, false, 1_048_576, 1000), (options.SkipRows, options.Comment, options.ReplaceInvalid, options.MaximumFieldLength, options.MaximumFieldLines));
    }

    [Fact]
    public void CsvWriteOptions_Defaults_AreTheDocumentedOnes()
    {
        var options = new CsvWriteOptions();

        Assert.Equal((',', "utf-8", false, true, "\n", false), (options.Delimiter, options.Encoding, options.ByteOrderMark, options.Header, options.LineBreak, options.ProtectFormulas));
    }

    [Fact]
    public void LoadFromCsv_SeveralBadOptions_ReportsAllTogether()
    {
        var options = new CsvOptions
        {
            InferenceRows = 0,
            SkipRows = -1,
            Comment = '"',
            Quotes = (CsvQuotes)9,
            MaximumFieldLength = 0,
            MaximumFieldLines = 0,
            MaximumRowLength = 10,
            Delimiter = "\"",
            DecimalSeparator = ' ',
            Encoding = "utf-9",
            OnlyListedColumns = false,
            Columns = [new("a", CsvType.Text), new("a", (CsvType)77), new("", CsvType.Text)],
        };

        var error = Assert.Throws<InvalidOptionsException>(() => new MLContext().Data.LoadFromCsv("no.csv", options));

        Assert.Equal(
            "The CSV options are not valid: InferenceRows is 0; it must be at least 1. SkipRows is -1; it must be at least 0. "
            + "Comment is U+0022; it must be a visible ASCII character other than a quote and the delimiter. Quotes is 9; it must be Rfc4180, None or Backslash. "
            + "MaximumFieldLength is 0; it must be at least 1. MaximumFieldLines is 0; it must be at least 1. MaximumRowLength is 10; it must be at least 1024. "
            + "Delimiter is '\"'; it can't hold a quote or a line break. DecimalSeparator is ' '; it must be '.' or ','. "
            + "Encoding is 'utf-9', which is not known; known are e.g. utf-8, utf-16, utf-16BE, windows-1252, iso-8859-1, iso-8859-15, gb18030, shift_jis. "
            + "The type of column 'a' is 77, which is not a CsvType. A column in Columns has no name. Columns lists 'a' more than once.",
            error.Message);
    }

    [Fact]
    public void SaveAsCsv_SeveralBadOptions_ReportsAllTogether()
    {
        var context = new MLContext();
        var options = new CsvWriteOptions { Delimiter = '§', Encoding = "windows-1252", ByteOrderMark = true, LineBreak = "\r" };

        var error = Assert.Throws<InvalidOptionsException>(() => context.Data.SaveAsCsv(context.Data.LoadFromEnumerable([new { A = 1f }]), Stream.Null, options));

        Assert.Equal(
            "The CSV options are not valid: Delimiter is U+00A7; it must be an ASCII character other than a quote, a line break and NUL. "
            + "ByteOrderMark is set, and windows-1252 has none; leave it out, or choose utf-8 or utf-16. LineBreak must be a line feed, alone or after a carriage return.",
            error.Message);
    }
}
