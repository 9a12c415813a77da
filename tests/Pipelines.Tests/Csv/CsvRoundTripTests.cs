using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvRoundTripTests
{
    // The characters that could break a row, many of each, among ordinary ones of one to four bytes.
    private static readonly Gen<string> Cells = Gen.Elements("\"", ",", ";", "\t", "|", "\r", "\n", "\r\n", " ", "'", "=", "a", "0", "é", "\uFEFF", "€", "😀", "\0", "\uFFFF")
        .ListOf().Select(string.Concat);

    private static readonly Gen<(string[][] Rows, CsvWriteOptions Options)> Tables =
        from width in Gen.Choose(1, 5)
        from rows in Cells.ArrayOf(width).ListOf()
        from delimiter in Gen.Elements(',', ';', '\t', '|')
        from lineBreak in Gen.Elements("\n", "\r\n")
        from encoding in Gen.Elements("utf-8", "utf-16", "utf-16BE")
        from mark in Gen.Elements(true, false)
        select (rows.Prepend([.. Enumerable.Repeat("x", width)]).ToArray(), new CsvWriteOptions { Delimiter = delimiter, LineBreak = lineBreak, Encoding = encoding, ByteOrderMark = mark });

    [Fact]
    public void WriteThenRead_AnyTable_IsIdentical()
    {
        var property = Prop.ForAll(Arb.From(Tables), table =>
        {
            var read = Read(Write(table.Rows, table.Options), table.Options);

            return table.Rows.Length == read.Length && table.Rows.Zip(read, Enumerable.SequenceEqual).All(same => same);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(12345, 6789), property);
    }

    [Fact]
    public void WriteThenRead_AnyNumber_IsTheSameBits()
    {
        var context = new MLContext(seed: 1);
        var property = Prop.ForAll(ArbMap.Default.ArbFor<(float, double)[]>(), numbers =>
        {
            using var stream = new MemoryStream();
            context.Data.SaveAsCsv(context.Data.LoadFromEnumerable(numbers.Select(pair => new Pair { S = pair.Item1, D = pair.Item2 })), stream);
            stream.Position = 0;
            var options = new CsvOptions { Columns = [new("S", CsvType.Single), new("D", CsvType.Double)] };
            var read = context.Data.CreateEnumerable<Pair>(context.Data.LoadFromCsv(stream, options), reuseRowObject: false);

            return numbers.Select(pair => (Bits(pair.Item1), Bits(pair.Item2))).SequenceEqual(read.Select(pair => (Bits(pair.S), Bits(pair.D))));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(12345, 6789), property);
    }

    // All values that are not a number are written as missing and read as the one of .NET.
    private static int Bits(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private static byte[] Write(string[][] rows, CsvWriteOptions options)
    {
        using var stream = new MemoryStream();
        using var writer = new CsvRecordWriter(stream, options);
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                writer.Write(cell);
            }

            writer.EndRow();
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static string[][] Read(byte[] bytes, CsvWriteOptions written)
    {
        // A first row that holds NUL passes for UTF-16 without a mark; so a row of x goes first.
        var options = new CsvOptions { HasHeader = false, Delimiter = written.Delimiter.ToString(), Encoding = written.Encoding };
        using var reader = new CsvRecordReader(new MemoryStream(bytes), "t.csv", options);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            Assert.Null(reader.Fault);
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return [.. rows];
    }

    private sealed class Pair
    {
        public float S { get; set; }

        public double D { get; set; }
    }
}
