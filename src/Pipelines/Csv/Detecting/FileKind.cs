using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Tells by its first bytes what a file is that isn't a CSV file.</summary>
/// <param name="Name">What it is, with its article.</param>
/// <param name="Advice">What to do with it.</param>
/// <param name="IsBinary">Whether it can't be text at all.</param>
internal sealed record FileKind(string Name, string Advice, bool IsBinary = true)
{
    private const string SaveSheet = "Open it in Excel or LibreOffice and save the sheet as CSV.";
    private const string Unpack = "Unpack it first, and give the CSV file inside.";
    private const string Export = "Export it as CSV in the program that wrote it.";

    private static readonly FileKind Workbook = new("an Excel workbook (.xlsx)", SaveSheet);
    private static readonly FileKind Page = new("a web page (HTML)", "Some programs export a table as such a page: open it in Excel or LibreOffice and save it as CSV. A download that needs a login gives one, too: download the file itself.", IsBinary: false);
    private static readonly string[] HtmlStarts = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<!--"];
    private static readonly FileKind Json = new("JSON", "Convert it to CSV, e.g. with Python: pandas.read_json(\"FILE\").to_csv(\"FILE.csv\", index=False); add lines=True for one object a line.", IsBinary: false);
    private static readonly FileKind OldStata = new("a Stata file (.dta)", "Export it as CSV: 'export delimited' in Stata, or in R write.csv(haven::read_dta(\"FILE\"), \"FILE.csv\").");

    private static readonly (byte[] Start, FileKind Kind)[] Starts =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new("an old Excel workbook (.xls) or another old Office file", SaveSheet)),
        (Ascii("$FL2"), Spss), (Ascii("$FL3"), Spss), (Ascii("ASCII SPSS PORT FILE"), Spss),
        (Ascii("<stata_dta>"), OldStata),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60], new("a SAS file (.sas7bdat)", "Export it as CSV: PROC EXPORT in SAS, or in R write.csv(haven::read_sas(\"FILE\"), \"FILE.csv\").")),
        (Ascii("X\n\0\0\0"), R), (Ascii("A\n2\n"), R), (Ascii("A\n3\n"), R), (Ascii("RDX2\n"), R), (Ascii("RDX3\n"), R), (Ascii("RDA2\n"), R), (Ascii("RDA3\n"), R),
        (Ascii("HEADER RECORD*******"), new("a SAS transport file (.xpt)", "Export it as CSV: PROC EXPORT in SAS, or in R write.csv(haven::read_xpt(\"FILE\"), \"FILE.csv\").")),
        (Ascii("\0\u0001\0\0Standard"), new("an Access database (.mdb or .accdb)", Export)),
        (Ascii("PAR1"), Columnar("a Parquet file", "read_parquet")), (Ascii("ARROW1"), Columnar("a Feather (Arrow) file", "read_feather")),
        (Ascii("FEA1"), Columnar("a Feather (Arrow) file", "read_feather")), (Ascii("ORC"), Columnar("an ORC file", "read_orc")),
        (Ascii("Obj\u0001"), new("an Avro file", Export)), (Ascii("SQLite format 3\0"), new("an SQLite database", "Export the table as CSV: sqlite3 -header -csv FILE \"select * from TABLE\".")),
        (Ascii("BZh"), new("compressed with bzip2 (.bz2)", "Unpack it first: bunzip2 -k FILE.")),
        ([0x28, 0xB5, 0x2F, 0xFD], Zstandard),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], new("compressed with xz (.xz)", "Unpack it first: xz -dk FILE.")),
        ([0x04, 0x22, 0x4D, 0x18], new("compressed with LZ4 (.lz4)", "Unpack it first: lz4 -d FILE.")),
        ([0x1F, 0x9D], new("compressed (.Z)", "Unpack it first: uncompress FILE.")),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], new("a 7z archive", Unpack)), (Ascii("Rar!\u001A\u0007"), new("a RAR archive", Unpack)),
        (Ascii("%PDF-"), new("a PDF document", "Text of a PDF has no columns: ask for the data as CSV.")), (Ascii("{\\rtf"), new("a text document (.rtf)", "Save the table as CSV.")),
        (Ascii("version https://git-lfs.github.com/spec/"), new("a pointer of Git LFS, in the place of the file itself", "Fetch the file: git lfs pull.")),
        ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A], new("an HDF5 file", Export)), ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], new("a NumPy file (.npy)", Export)),
        (Ascii("MATLAB 5.0 MAT-file"), new("a MATLAB file (.mat)", "In MATLAB: writetable(TABLE, 'FILE.csv').")),
        (Ascii("\u007FELF"), Program), (Ascii("MZ\u0090\0"), Program), (Ascii("-----BEGIN PGP"), Encrypted), (Ascii("age-encryption.org/"), Encrypted), (Ascii("Salted__"), Encrypted),
        (Ascii("/annex/objects/"), Annexed), (Ascii("../.git/annex/objects/"), Annexed), (Ascii(".git/annex/objects/"), Annexed),
        (Ascii("%!PS-Adobe"), new("a PostScript document", "Text of such a document has no columns: ask for the data as CSV.")),
        ([0x80, 0x03], Pickle), ([0x80, 0x04], Pickle), ([0x80, 0x05], Pickle),
        ([0x89, 0x50, 0x4E, 0x47], Picture), ([0xFF, 0xD8, 0xFF], Picture), (Ascii("GIF8"), Picture),
    ];

    private static FileKind Spss => new("an SPSS file (.sav or .por)", "Export it as CSV: 'Save as' in SPSS, or in R write.csv(haven::read_sav(\"FILE\"), \"FILE.csv\").");

    private static FileKind R => new("a file of R (.rds or .RData)", "In R: write.csv(readRDS(\"FILE.rds\"), \"FILE.csv\", row.names = FALSE).");

    private static FileKind Pickle => new("a pickle of Python", "In Python: pandas.read_pickle(\"FILE\").to_csv(\"FILE.csv\", index=False).");

    private static FileKind Program => new("a program", "Give a file with text.");

    private static FileKind Encrypted => new("encrypted", "Decrypt it first, and give the CSV file inside.");

    private static FileKind Annexed => new("a pointer of git-annex, in the place of the file itself", "Fetch the file: git annex get FILE.");

    private static FileKind Zstandard => new("compressed with Zstandard (.zst)", "Unpack it first: zstd -d FILE.");

    private static FileKind Picture => new("a picture", "Give a file with text.");

    /// <summary>Tells whether a file is compressed with gzip (RFC 1952, section 2.3.1): it is read all the same.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, 0x08, ..];

    /// <summary>Finds what a file is.</summary>
    /// <param name="start">Its first bytes.</param>
    /// <returns><see langword="null"/> when nothing speaks against a CSV file.</returns>
    public static FileKind? Of(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, kind) in Starts)
        {
            if (start.StartsWith(bytes) && (bytes is not [(byte)'B', ..] || IsBzip2(start)) && (bytes is not [(byte)'O', (byte)'R', ..] || HasNul(start)))
            {
                return kind;
            }
        }

        return start.StartsWith("PK\x03\x04"u8) ? Zip(start)
            : start is [105 or 108 or 110 or 111 or 113 or 114 or 115, 1 or 2, 1, 0, ..] ? OldStata // release, byte order, file type, unused
            : start is [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] ? Zstandard // a skippable frame comes first
            : IsGzip(start) ? new FileKind("compressed with gzip twice (.gz)", "Unpack it once: gunzip -k FILE.")
            : start.Length > 12 && start[8..].StartsWith("DUCK"u8) ? new FileKind("a DuckDB database", "Export the table as CSV: COPY TABLE TO 'FILE.csv' in DuckDB.")
            : start.Length > 262 && start[257..].StartsWith("ustar"u8) ? new FileKind("a tar archive", Unpack)
            : Text(start.TrimStart("\u00EF\u00BB\u00BF \t\r\n"u8));
    }

    private static FileKind? Text(ReadOnlySpan<byte> start)
    {
        var head = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 64)]);
        return HtmlStarts.Any(tag => head.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) ? Page
            : head.StartsWith("<?xml", StringComparison.Ordinal) || head.StartsWith("<svg", StringComparison.Ordinal) ? new FileKind("XML", Export, IsBinary: false)
            : Opens(head, '{', '"') || Opens(head, '[', '{') ? Json
            : null;
    }

    private static bool Opens(string head, char first, char second) => head.StartsWith(first) && head[1..].TrimStart().StartsWith(second);

    private static FileKind Zip(ReadOnlySpan<byte> start) =>
        start.IndexOf("word/"u8) >= 0 ? new("a Word document (.docx)", "Save the table as CSV.")
        : start.IndexOf("xl/"u8) >= 0 || start.IndexOf("[Content_Types].xml"u8) >= 0 ? Workbook
        : start.IndexOf("application/vnd.oasis"u8) >= 0 ? new("an OpenDocument file (.ods)", SaveSheet)
        : new("a zip archive (or a workbook, .xlsx)", Unpack);

    private static bool IsBzip2(ReadOnlySpan<byte> start) => start.Length > 4 && start[3] is >= (byte)'1' and <= (byte)'9' && start[4..].StartsWith("1AY&SY"u8);

    private static bool HasNul(ReadOnlySpan<byte> start) => start.Contains((byte)0);

    private static FileKind Columnar(string name, string reader) => new(name, $"In Python: pandas.{reader}(\"FILE\").to_csv(\"FILE.csv\", index=False).");

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
