using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class InvalidBytesTests
{
    private static readonly byte[] OneBadRow = [.. "id,text\n1,fine\n2,caf"u8, 0xE9, .. " noir\n3,ok\n"u8];

    [Fact]
    public void Read_InvalidByte_RefusesThatRowAlone()
    {
        using var reader = Open(OneBadRow);

        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
        Assert.True(reader.Read());
        Assert.StartsWith("byte 20 of the file, counted from 0, starts a sequence that is not valid utf-8 (0xE9206E6F).", reader.Fault?.ToString()); // 8 + 7 + 5
        Assert.Equal("2,caf\uFFFD noir", reader.Reject(reader.Fault!).RawText);
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
        Assert.Equal("ok", reader.GetString(1));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_ReplaceInvalid_ReadsTheRowAndReportsIt()
    {
        var replaced = new List<CsvReject>();
        using var reader = Open(OneBadRow, new CsvOptions { ReplaceInvalid = true, Replaced = replaced.Add });

        Assert.Equal(["fine", "caf\uFFFD noir", "ok"], Texts(reader));
        var row = Assert.Single(replaced);
        Assert.Equal((2, 3, "byte 20 of the file, counted from 0, starts a sequence that is not valid utf-8 (0xE9206E6F); U+FFFD was read instead."), (row.Row, row.Line, row.Reason));
    }

    [Theory]
    [InlineData("utf-8", new byte[] { 0xF0, 0x9F, 0x98 }, 1)] // three of an emoji's four bytes are one sequence
    [InlineData("utf-8", new byte[] { 0xC3, 0x28 }, 1)] // a lead byte before a bracket
    [InlineData("utf-8", new byte[] { 0xFF, 0xFE, 0xFF }, 3)]
    [InlineData("shift_jis", new byte[] { 0x81, 0x20 }, 1)]
    public void Read_ReplaceInvalid_PutsOneCharacterForEachSequence(string encoding, byte[] invalid, int replacements)
    {
        using var reader = Open([.. "a,b\nx"u8, .. invalid, .. "y,z\n"u8], new CsvOptions { Encoding = encoding, ReplaceInvalid = true });

        Assert.True(reader.Read());
        Assert.Equal(replacements, reader.GetString(0).Count(c => c == '\uFFFD'));
        Assert.Equal("z", reader.GetString(1));
    }

    [Fact]
    public void Read_InvalidBytesInManyRows_FindsEachAcrossBuffers()
    {
        var bytes = new MemoryStream();
        bytes.Write("a,b\n"u8);
        for (var i = 1; i <= 60_000; i++)
        {
            bytes.Write(Encoding.UTF8.GetBytes($"{i},äöü"));
            bytes.Write(i % 1000 == 0 ? [0xE4, (byte)'\n'] : "\n"u8);
        }

        using var reader = Open(bytes.ToArray());
        var faulty = new List<long>();
        while (reader.Read())
        {
            if (reader.Fault is not null)
            {
                faulty.Add(reader.Row);
            }
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(i => i * 1000L), faulty);
        Assert.Equal(60_000, reader.Row);
    }

    [Fact]
    public void Read_InvalidHalfOfUtf16InARow_RefusesThatRowAlone()
    {
        byte[] bytes = [.. Encoding.Unicode.GetBytes("a\nx"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("y\nok\n")];
        using var reader = Open(bytes, new CsvOptions { Encoding = "utf-16" });

        Assert.True(reader.Read());
        Assert.StartsWith("byte 6 of the file", reader.Fault?.ToString());
        Assert.True(reader.Read());
        Assert.Equal((null, "ok"), (reader.Fault, reader.GetString(0)));
    }

    [Fact]
    public void Read_ReplacementCharacterInTheFileItself_IsText()
    {
        using var reader = Open(Encoding.UTF8.GetBytes("a\nx\uFFFDy\n\uFFFF\n"));

        Assert.Equal(["x\uFFFDy", "\uFFFF"], Texts(reader, 0));
    }

    [Fact]
    public void Read_InvalidByteWithALongDelimiter_FindsTheRow()
    {
        using var reader = Open([.. "a||b\n1||2\n3||"u8, 0xFF, .. "\n5||6\n"u8], new CsvOptions { Delimiter = "||" });

        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
        Assert.True(reader.Read());
        Assert.StartsWith("byte 13 of the file", reader.Fault?.ToString());
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
    }

    private static string[] Texts(CsvRecordReader reader, int field = 1)
    {
        var texts = new List<string>();
        while (reader.Read())
        {
            Assert.Null(reader.Fault);
            texts.Add(reader.GetString(field));
        }

        return [.. texts];
    }

    private static CsvRecordReader Open(byte[] bytes, CsvOptions? options = null) => new(new MemoryStream(bytes), "t.csv", options ?? new CsvOptions());
}
