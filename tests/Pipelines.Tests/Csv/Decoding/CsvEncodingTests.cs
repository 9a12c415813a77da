using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvEncodingTests
{
    private const string Text = "texte,prix\nété à Zürich 😀,5 €\nœuvre,\"une\nligne\"\n";

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("utf-32", null)]
    [InlineData("utf-8", "windows-1252")]
    [InlineData("utf-16BE", "utf-16")]
    public void Read_ByteOrderMark_DecidesTheEncoding(string written, string? given)
    {
        var encoding = CsvEncoding.Get(written);

        Assert.Equal(["texte", "prix", "été à Zürich 😀", "5 €", "œuvre", "une\nligne"], Cells([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], given));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("gb18030")]
    public void Read_NamedEncodingWithoutMark_IsUsed(string name)
    {
        Assert.Equal(["texte", "prix", "été à Zürich 😀", "5 €", "œuvre", "une\nligne"], Cells(CsvEncoding.Get(name).GetBytes(Text), name));
    }

    [Fact]
    public void Read_Windows1252_HasEuroAndLigatures()
    {
        // windows-1252: e acute 0xE9, euro 0x80, oe 0x9C
        byte[] bytes = [.. "a,b\n"u8, 0xE9, 0x80, (byte)',', 0x9C, (byte)'\n'];

        Assert.Equal(["a", "b", "é€", "œ"], Cells(bytes, "windows-1252"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("gb18030")]
    public void Read_CharactersAcrossBufferEnds_AreWhole(string name)
    {
        // Each prefix length shifts the characters of 2, 3 and 4 bytes against the 65,536-byte buffer.
        for (var shift = 0; shift < 4; shift++)
        {
            var cell = new string('x', shift) + string.Concat(Enumerable.Repeat("é€😀", 30_000));

            Assert.Equal(["a", "b", cell, "1"], Cells(CsvEncoding.Get(name).GetBytes($"a,b\n{cell},1\n"), name));
        }
    }

    [Fact]
    public void Read_InvalidUtf8_NamesRowLineAndByte()
    {
        byte[] bytes = [.. "text,n\nfine,1\n\"two\nlines\",2\ncaf"u8, 0xE9, .. ",3\n"u8];

        // "text,n" 7 bytes, "fine,1" 7, the quoted row 14, "caf" 3: 0xE9 is byte 31; rows start on lines 2, 3 and 5.
        var error = Assert.Throws<NlpMlNetException>(() => Cells(bytes, null));

        Assert.Equal(
            "t.csv, row 3 (line 5): byte 31 of the file, counted from 0, starts a sequence that is not valid utf-8 (0xE92C330A). "
            + "Excel on Windows often saves windows-1252: set the encoding to windows-1252 (CsvOptions.Encoding), or save the file as UTF-8. "
            + "To read it with U+FFFD there, have such bytes replaced (CsvOptions.ReplaceInvalid).",
            error.Message);
    }

    [Fact]
    public void Read_InvalidUtf8FarIntoTheFile_CountsFromItsStart()
    {
        var rows = string.Concat(Enumerable.Repeat("0123456,é\n", 20_000)); // 11 bytes each
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "a,b\n"u8, .. Encoding.UTF8.GetBytes(rows), .. "x,"u8, 0xFF, (byte)'\n'];

        var error = Assert.Throws<NlpMlNetException>(() => Cells(bytes, null));

        // 3 + 4 + 220,000 + 2
        Assert.StartsWith("t.csv, row 20001 (line 20002): byte 220009 of the file, counted from 0, starts a sequence that is not valid utf-8 (0xFF0A).", error.Message);
    }

    [Fact]
    public void Read_Utf8CutInACharacter_IsInvalid()
    {
        byte[] bytes = [.. "a\nx"u8, 0xE2, 0x82];

        var error = Assert.Throws<NlpMlNetException>(() => Cells(bytes, null));

        Assert.StartsWith("t.csv, row 1 (line 2): byte 3 of the file, counted from 0, starts a sequence that is not valid utf-8 (0xE282).", error.Message);
    }

    [Fact]
    public void Read_InvalidHeader_NamesItsLine()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Cells([(byte)'p', 0xE9, (byte)'\n'], null));

        Assert.StartsWith("t.csv, line 1: byte 1 of the file", error.Message);
    }

    [Fact]
    public void Read_HalfSurrogateInUtf16_NamesRowAndByte()
    {
        byte[] bytes = [.. Encoding.Unicode.GetBytes("a\nok\nx"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("y\n")];

        var error = Assert.Throws<NlpMlNetException>(() => Cells(bytes, "utf-16"));

        // six characters of two bytes before it: a, LF, o, k, LF, x
        Assert.Equal(
            "t.csv, row 2 (line 3): byte 12 of the file, counted from 0, starts a sequence that is not valid utf-16 (0x3DD8). Set the encoding in which the file was saved (CsvOptions.Encoding). "
            + "To read it with U+FFFD there, have such bytes replaced (CsvOptions.ReplaceInvalid).",
            error.Message);
    }

    private static string[] Cells(byte[] bytes, string? encoding)
    {
        using var reader = new CsvRecordReader(new MemoryStream(bytes), "t.csv", new CsvOptions { Encoding = encoding });
        var cells = reader.Header.Names.ToList();
        while (reader.Read())
        {
            if (reader.Fault is { } fault)
            {
                throw reader.Place.Error(fault);
            }

            cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetString));
        }

        return [.. cells];
    }
}
