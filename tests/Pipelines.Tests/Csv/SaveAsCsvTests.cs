using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

public sealed class SaveAsCsvTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void SaveAsCsv_EveryKindOfColumn_IsWrittenCleanly()
    {
        var view = context.Data.LoadFromEnumerable(
        [
            new Everything
            {
                Text = "a,b", Single = 0.1f, Double = 1d / 3, Whole = long.MinValue, Small = 200, Truth = true,
                Time = new DateTime(2024, 2, 29, 23, 59, 1, DateTimeKind.Utc), Offset = new DateTimeOffset(2024, 1, 1, 0, 0, 0, 500, TimeSpan.FromHours(1)),
                Span = new TimeSpan(1, 2, 3), Vector = [1, float.NaN],
            },
            new Everything { Text = "say \"hi\"", Single = float.NaN, Double = double.PositiveInfinity, Vector = [-0f, 1e-7f] },
        ]);

        Assert.Equal(
            "Text,Single,Double,Whole,Small,Truth,Time,Offset,Span,Vector.0,Vector.1\n"
            + "\"a,b\",0.1,0.3333333333333333,-9223372036854775808,200,true,2024-02-29T23:59:01Z,2024-01-01T00:00:00.5000000+01:00,01:02:03,1,\n"
            + "\"say \"\"hi\"\"\",,Infinity,0,0,false,0001-01-01T00:00:00,0001-01-01T00:00:00+00:00,00:00:00,-0,1E-07\n",
            Save(view));
    }

    [Fact]
    public void SaveAsCsv_Keys_AreWrittenByName()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "yes" }, new Answer { Text = "no" }, new Answer { Text = "later" }]);
        var keys = context.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: context.Data.LoadFromEnumerable([new Answer { Text = "no" }, new Answer { Text = "yes" }]));

        Assert.Equal("Text,Key\nyes,yes\nno,no\nlater,\n", Save(keys.Fit(view).Transform(view)));
    }

    [Fact]
    public void SaveAsCsv_KeysWithoutNames_AreWrittenAsNumbersFromOne()
    {
        var view = context.Data.LoadFromEnumerable([new Numbered { Key = 2 }, new Numbered { Key = 10 }]); // ML.NET counts from 1: the third of ten, and none

        Assert.Equal("Key\n3\n\"\"\n", Save(view));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void SaveAsCsv_VectorOfOtherLength_IsRefusedBeforeItShiftsTheCells(int difference)
    {
        var rows = context.Data.LoadFromEnumerable([new Everything { Vector = [1, 2] }, new Everything { Vector = [3, 4] }]);

        var error = Assert.ThrowsAny<NlpMlNetException>(() => Save(new FaultyDataView(rows, "Vector", 1, Fault.OtherLength(difference))));

        Assert.Equal(
            $"Row 2 of column 'Vector' has {2 + difference} values; its type Vector<Single, 2> promises 2. Correct what makes this column, or leave the row out.",
            error.Message);
    }

    [Fact]
    public void SaveAsCsv_SlotNames_NameTheColumns()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "a b" }, new Answer { Text = "b" }]);
        var words = context.Transforms.Text.ProduceWordBags("Words", "Text", ngramLength: 1);

        Assert.Equal("Text,Words.a,Words.b\na b,1,1\nb,0,1\n", Save(words.Fit(view).Transform(view)));
    }

    [Fact]
    public void SaveAsCsv_NamesThatCollide_GetANumber()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "x" }]);
        var columns = context.Transforms.Concatenate("V", "N").Fit(context.Data.LoadFromEnumerable([new Colliding()]));

        var text = Save(columns.Transform(context.Data.LoadFromEnumerable([new Colliding { N = 1, Other = 2 }])));

        Assert.Equal("N,V.N,V.N (2)\n1,2,1\n", text);
        Assert.Equal("Text\nx\n", Save(view));
    }

    [Fact]
    public void SaveAsCsv_HiddenColumns_AreLeftOut()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "x" }]);
        var replaced = context.Transforms.CopyColumns("New", "Text").Append(context.Transforms.CopyColumns("Text", "New")).Fit(view).Transform(view);

        Assert.Contains(replaced.Schema, column => column.IsHidden);
        Assert.Equal("Text,New\nx,x\n", Save(replaced));
    }

    [Fact]
    public void SaveAsCsv_VectorOfChangingLength_IsRefusedByName()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "a b" }]);
        var tokens = context.Transforms.Text.TokenizeIntoWords("Tokens", "Text").Fit(view).Transform(view);

        var error = Assert.Throws<NlpMlNetException>(() => Save(tokens));

        Assert.Equal(
            "Column 'Tokens' is a vector whose length changes from row to row, and a CSV file has as many columns in each row: drop it first, e.g. with DropColumns(\"Tokens\").",
            error.Message);
    }

    [Fact]
    public void SaveAsCsv_FormatOptions_AreUsed()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "x;y" }, new Answer { Text = "é" }]);

        var bytes = SaveBytes(view, new CsvWriteOptions { Delimiter = ';', LineBreak = "\r\n", Encoding = "utf-16", ByteOrderMark = true });
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Text\r\n\"x;y\"\r\né\r\n")], bytes);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "Text\n"u8], SaveBytes(view, new CsvWriteOptions { ByteOrderMark = true })[..8]);
        Assert.Equal([(byte)'x', (byte)';', (byte)'y', (byte)'\n', 0xE9, (byte)'\n'], SaveBytes(view, new CsvWriteOptions { Encoding = "windows-1252", Header = false }));
    }

    [Fact]
    public void SaveAsCsv_EncodingWithState_IsEndedProperly()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "日本" }]);

        // ISO-2022-JP: ESC $ B before Japanese characters, ESC ( B before ASCII
        Assert.Equal("Text\n\u001B$BF|K\\\u001B(B\n", Encoding.ASCII.GetString(SaveBytes(view, new CsvWriteOptions { Encoding = "iso-2022-jp" })));
    }

    [Fact]
    public void SaveAsCsv_CharacterThatTheEncodingLacks_IsAnError()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "fine" }, new Answer { Text = "a → b" }]);

        var error = Assert.Throws<NlpMlNetException>(() => SaveBytes(view, new CsvWriteOptions { Encoding = "windows-1252" }));

        Assert.Equal(
            "One of the rows up to 3 holds the character '→' (U+2192), which windows-1252 doesn't have: write utf-8 (CsvWriteOptions.Encoding).",
            error.Message);
    }

    [Fact]
    public void SaveAsCsv_ProtectFormulas_GuardsTextsAndLeavesNumbersAlone()
    {
        string[] texts = ["=1+1", "+33 1", "-x", "@a", "\tb", "\rc", "-3.5e2", "+4", "a=b", ""];
        var view = context.Data.LoadFromEnumerable(texts.Select(text => new Answer { Text = text }));

        Assert.Equal(
            "Text\n'=1+1\n'+33 1\n'-x\n'@a\n'\tb\n\"'\rc\"\n-3.5e2\n+4\na=b\n\"\"\n",
            Save(view, new CsvWriteOptions { ProtectFormulas = true }));
        Assert.StartsWith("Text\n=1+1\n", Save(view));
    }

    [Fact]
    public void SaveAsCsv_UnderAnotherCulture_WritesTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.StartsWith("Text,Single,Double,", Save(context.Data.LoadFromEnumerable([new Everything { Single = 1.5f, Vector = [0, 0] }])));
            Assert.Contains(",1.5,", Save(context.Data.LoadFromEnumerable([new Everything { Single = 1.5f, Vector = [0, 0] }])), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void SaveAsCsv_File_AppearsWhenCompleteAndReplacesTheOldOne()
    {
        folder.Write("out.csv", "old");
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "x" }]);

        context.Data.SaveAsCsv(view, folder.File("out.csv"));

        Assert.Equal("Text\nx\n", File.ReadAllText(folder.File("out.csv")));
        Assert.Equal(["out.csv"], folder.Names());
    }

    [Fact]
    public void SaveAsCsv_FailureAmongTheRows_LeavesTheOldFile()
    {
        folder.Write("out.csv", "old");
        var view = context.Data.LoadFromCsv(folder.Write("in.csv", "a,b\n1,2\n3\n"));

        Assert.Throws<NlpMlNetException>(() => context.Data.SaveAsCsv(view, folder.File("out.csv")));

        Assert.Equal("old", File.ReadAllText(folder.File("out.csv")));
        Assert.Equal(["in.csv", "out.csv"], folder.Names());
    }

    [Fact]
    public void SaveAsCsv_Cancelled_LeavesNothing()
    {
        var view = context.Data.LoadFromEnumerable([new Answer { Text = "x" }]);

        Assert.Throws<OperationCanceledException>(() =>
            context.Data.SaveAsCsv(view, folder.File("out.csv"), new CsvWriteOptions { CancellationToken = new CancellationToken(canceled: true) }));

        Assert.Empty(folder.Names());
    }

    [Fact]
    public void SaveAsCsv_OntoItsOwnSource_IsRefused()
    {
        var path = folder.Write("in.csv", "text\nx\n");
        var view = context.Data.LoadFromCsv(path);
        var transformed = context.Transforms.CopyColumns("New", "text").Fit(view).Transform(view);
        File.CreateSymbolicLink(folder.File("link.csv"), path);

        var error = Assert.Throws<NlpMlNetException>(() => context.Data.SaveAsCsv(context.Data.TakeRows(transformed, 1), folder.File("./in.csv")));
        Assert.Equal($"{folder.File("./in.csv")} is the input itself: it would be lost. Give the output another name.", error.Message);
        Assert.Throws<NlpMlNetException>(() => context.Data.SaveAsCsv(view, folder.File("link.csv")));
        Assert.Equal("text\nx\n", File.ReadAllText(path));
    }

    [Fact]
    public void SaveAsCsv_RealData_ReadsBackIdentically()
    {
        var path = SharedData.Find("data/irish-budget-speeches.csv");

        var bytes = SaveBytes(context.Data.LoadFromCsv(path));

        Assert.Equal(File.ReadAllBytes(path), bytes);
    }

    private string Save(IDataView view, CsvWriteOptions? options = null) => Encoding.UTF8.GetString(SaveBytes(view, options));

    private byte[] SaveBytes(IDataView view, CsvWriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        context.Data.SaveAsCsv(view, stream, options);
        return stream.ToArray();
    }

    private sealed class Answer
    {
        public string Text { get; set; } = "";
    }

    private sealed class Numbered
    {
        [KeyType(10)]
        public uint Key { get; set; }
    }

    private sealed class Colliding
    {
        public float N { get; set; }

        [ColumnName("V.N")]
        public float Other { get; set; }
    }

    private sealed class Everything
    {
        public string Text { get; set; } = "";

        public float Single { get; set; }

        public double Double { get; set; }

        public long Whole { get; set; }

        public byte Small { get; set; }

        public bool Truth { get; set; }

        public DateTime Time { get; set; }

        public DateTimeOffset Offset { get; set; }

        public TimeSpan Span { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [];
    }
}
