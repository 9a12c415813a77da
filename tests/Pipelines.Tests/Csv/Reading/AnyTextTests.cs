using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Messages;

namespace NlpMlNet.Tests.Csv;

/// <summary>Texts made at random of what breaks readers: whatever is there, each character belongs to one row, and reading ends.</summary>
public sealed class AnyTextTests
{
    private static readonly byte[][] Pieces =
        [.. new[] { "\"", "\"\"", ",", ";", "\n", "\r\n", "a", "bc", "\\", "\\\"", "#", "|", "é", "\uFFFD", " " }.Select(Encoding.UTF8.GetBytes), [0xE9], [0xF0, 0x9F]];

    [Theory]
    [InlineData(null, null)]
    [InlineData(CsvQuotes.Rfc4180, null)]
    [InlineData(CsvQuotes.Rfc4180, ",")]
    [InlineData(CsvQuotes.Rfc4180, ";a")]
    [InlineData(CsvQuotes.Backslash, ",")]
    [InlineData(CsvQuotes.None, ",")]
    public void Read_RandomText_PutsAllOfItIntoRows(CsvQuotes? quotes, string? delimiter)
    {
        var options = new CsvOptions { Quotes = quotes, Delimiter = delimiter, MaximumFieldLines = 3, MaximumFieldLength = 12 };
        for (var seed = 0; seed < 600; seed++)
        {
            var text = RandomText(seed);
            using var reader = new CsvRecordReader(new MemoryStream([.. "a,b\n"u8, .. text]), "t.csv", options);

            var (rows, next) = (new StringBuilder(), 2L);
            while (reader.Read())
            {
                var row = reader.Reject(MessageText.Of($"-"));
                Assert.True(row.Line >= next, $"seed {seed}: a row begins on line {row.Line}, before {next}");
                next = row.Line + row.Lines;
                rows.Append(row.RawText);
            }

            Assert.Equal((seed, WithoutLineBreaks(Encoding.UTF8.GetString(text))), (seed, WithoutLineBreaks(rows.ToString())));
        }
    }

    private static byte[] RandomText(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 60)).SelectMany(_ => Pieces[random.Next(Pieces.Length)])];
    }

    private static string WithoutLineBreaks(string text) => text.ReplaceLineEndings(string.Empty);
}
