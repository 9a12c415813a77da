using System.IO.Compression;
using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class FileKindTests
{
    public static TheoryData<byte[], string> Kinds => new()
    {
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "an old Excel workbook (.xls)" },
        { [.. "PK\x03\x04"u8, .. new byte[26], .. "[Content_Types].xml"u8, .. "xl/workbook.xml"u8], "an Excel workbook (.xlsx)" },
        { [.. "PK\x03\x04"u8, .. new byte[26], .. "mimetypeapplication/vnd.oasis.opendocument"u8], "an OpenDocument file (.ods)" },
        { [.. "PK\x03\x04"u8, .. new byte[26], .. "answers.csv"u8], "a zip archive" },
        { [.. "BZh91AY&SY"u8, 1, 2], "compressed with bzip2" },
        { [0x28, 0xB5, 0x2F, 0xFD, 0], "compressed with Zstandard" },
        { [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "compressed with xz" },
        { "$FL2@(#) SPSS DATA FILE"u8.ToArray(), "an SPSS file" },
        { "<stata_dta><header>"u8.ToArray(), "a Stata file" },
        { [114, 2, 1, 0, 5, 0], "a Stata file" },
        { "PAR1\x15\0"u8.ToArray(), "a Parquet file" },
        { "RDX3\nX\n\0\0"u8.ToArray(), "a file of R" },
        { "%PDF-1.7\n"u8.ToArray(), "a PDF document" },
        { "\n  <!DOCTYPE HTML><html>"u8.ToArray(), "a web page (HTML)" },
        { "<table border=1>"u8.ToArray(), "a web page (HTML)" },
        { "HEADER RECORD*******LIBRARY HEADER RECORD"u8.ToArray(), "a SAS transport file" },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:00\n"u8.ToArray(), "a pointer of Git LFS" },
        { "[\n {\"text\": \"x\"}]"u8.ToArray(), "JSON" },
        { "SQLite format 3\0"u8.ToArray(), "an SQLite database" },
        { "ORC\x0A\x0B\0\0\0"u8.ToArray(), "an ORC file" },
        { "MATLAB 5.0 MAT-file, Platform: GLNXA64"u8.ToArray(), "a MATLAB file" },
        { [0x7F, .. "ELF"u8, 2, 1, 1, 0], "a program" },
        { "-----BEGIN PGP MESSAGE-----\n"u8.ToArray(), "encrypted" },
        { "/annex/objects/SHA256E-s1--aa.csv\n"u8.ToArray(), "a pointer of git-annex" },
        { [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4, 0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard" },
        { [1, 2, 3, 4, 5, 6, 7, 8, .. "DUCK"u8, 0, 0], "a DuckDB database" },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\">"u8.ToArray(), "XML" },
        { Gzipped(Gzipped("text\nx\n"u8.ToArray())), "compressed with gzip twice" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_OtherFile_NamesItAndWhatToDo(byte[] bytes, string kind)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Open(bytes));

        Assert.StartsWith("t.csv is not a CSV file: it is " + kind, error.Message);
        Assert.EndsWith(".", error.Message);
    }

    [Theory]
    [InlineData("BZh,text\n1,2\n")]
    [InlineData("question,text\n1,2\n")]
    [InlineData("ORC,text\n1,2\n")]
    [InlineData("[id],[text]\n1,2\n")]
    [InlineData("<b>,text\n1,2\n")]
    [InlineData("PK,text\n1,2\n")]
    public void Open_HeaderThatResemblesOtherFiles_IsRead(string text)
    {
        using var reader = Open(Encoding.UTF8.GetBytes(text));

        Assert.True(reader.Read());
    }

    [Fact]
    public void Open_FileOfRInGzip_NamesIt() =>
        Assert.Contains("a file of R", Assert.Throws<NlpMlNetException>(() => Open(Pack("X\n\0\0\0\u0003"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Gzip_ReadsWhatIsInside()
    {
        var rows = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i},ä {i}\n"));
        using var reader = Open(Pack("id,text\n" + rows));

        Assert.Equal(30_000, reader.Skip(long.MaxValue));
    }

    [Fact]
    public void Read_GzipOfSeveralMembers_ReadsAll()
    {
        using var reader = Open([.. Pack("id,text\n1,a\n"), .. Pack("2,b\n"), .. Pack(""), .. Pack("3,c\n")]);

        Assert.Equal(3, reader.Skip(long.MaxValue));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(8)]
    [InlineData(1)]
    public void Read_GzipThatEndsTooEarly_IsAnError(int missing)
    {
        var random = new Random(1);
        var packed = Pack("id,text\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i},{random.Next()}\n")));
        using var reader = Open(packed[..^missing]);

        var error = Assert.Throws<NlpMlNetException>(() => reader.Skip(long.MaxValue));

        Assert.EndsWith("the file can't be read any further: its gzip data are damaged or end too early. Copy or download it again.", error.Message);
    }

    [Fact]
    public void Open_SmallGzipThatEndsTooEarly_IsAnError()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Open(Pack("id,text\n1,a\n")[..^3]));

        Assert.StartsWith("t.csv, line 1: the file can't be read any further: its gzip data are damaged", error.Message);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static CsvRecordReader Open(byte[] bytes) => new(new MemoryStream(bytes), "t.csv", new CsvOptions());

    private static byte[] Gzipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
