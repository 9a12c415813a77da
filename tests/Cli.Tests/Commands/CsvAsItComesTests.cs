using System.Text;
using NlpMlNet.Cli.Options;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary>Files as people have them, through every command that reads one; messages name options of the command alone.</summary>
public sealed class CsvAsItComesTests : IClassFixture<CsvAsItComesTests.ModelFixture>, IDisposable
{
    private readonly ModelFixture model;
    private readonly TemporaryFolder folder = new();

    public CsvAsItComesTests(ModelFixture model) => this.model = model;

    private string Output => folder.File("out.csv");

    [Fact]
    public void Score_InvalidByte_RejectsTheRowAndNamesTheOptions()
    {
        var result = Score([.. "id,text\n1,good\n2,caf"u8, 0xE9, .. "\n3,bad\n"u8]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("3 rows read, 2 written, 1 rejected in ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("1 rejected row has bytes that are not valid in the encoding.", result.Errors, StringComparison.Ordinal);
        var rejects = File.ReadAllText(Output + ".rejects.csv");
        Assert.Contains("(--encoding)", rejects, StringComparison.Ordinal);
        Assert.Contains("(--replace-invalid)", rejects, StringComparison.Ordinal);
        Assert.DoesNotContain("CsvOptions", rejects, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainAndEvaluate_InvalidByte_NameTheRowAndOfferToReplaceIt()
    {
        var data = Write([.. "text,label\ngood,a\ncaf"u8, 0xE9, .. ",b\nfine,a\nbad,b\n"u8]);
        string[] train = ["train", "--data", data, "--text", "text", "--label", "label", "--recipe", "sentiment-features", "--set", "epochs=2", "--model", folder.File("m.zip")];

        var refused = Cli.Run(train);
        var trained = Cli.Run([.. train, "--replace-invalid"]);
        var evaluated = Cli.Run("evaluate", "--model", folder.File("m.zip"), "--data", data, "--replace-invalid");

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith($"{data}, row 2 (line 3): byte 21 of the file", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("(--replace-invalid)", refused.Errors, StringComparison.Ordinal);
        Assert.All([trained, evaluated], result => Assert.Contains("1 row has bytes that are not valid in the encoding; they were read as U+FFFD.", result.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public void Score_RowOfSeveralLinesRejected_SaysHowManyLines()
    {
        var result = Score("id,text\n1,\"a\nb\nc\",more\n2,good\n"u8);

        Assert.Contains("2 rows read, 1 written, 1 rejected (3 lines) in ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void ScoreAndEvaluate_TextsWithHtml_SayHowMany()
    {
        var scored = Score("id,text\n1,good &amp; fine\n2,bad\n"u8);
        var evaluated = Cli.Run("evaluate", "--model", model.Path, "--data", Write("text,label\n<b>good</b>,a\nbad,b\nfine &lt;3,a\n"u8));

        Assert.Contains("1 of 2 texts has HTML entities or tags (&amp;, <br />), read as what they mean.", scored.Errors, StringComparison.Ordinal);
        Assert.Contains("2 of 3 texts have HTML entities or tags (&amp;, <br />), read as what they mean.", evaluated.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_EveryReadingOption_IsUsed()
    {
        var result = Score(
            "A title; with \" in it\n#note\n1;5\" nail;x\n2;fine;y\n"u8, "--skip-rows", "1", "--comment", "#", "--quotes", "none", "--no-header", "--text", "column2", "--where", "column3!=y");

        Assert.Contains("2 rows read, 1 written, 1 left out (--where), 0 rejected", result.Errors, StringComparison.Ordinal);
        Assert.StartsWith("column1;column2;column3;PredictedLabel;Probability;Score.a;Score.b\n1;\"5\"\" nail\";x;", File.ReadAllText(Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_DecimalComma_WritesAndComparesCommas()
    {
        var result = Score("id;text;rating\n1;good;3,5\n2;bad;12,5\n3;bad;\n"u8, "--decimal-comma", "--where", "rating<=3.5");

        Assert.Contains("3 rows read, 1 written, 2 left out (--where)", result.Errors, StringComparison.Ordinal);
        Assert.Matches("^1;good;3,5;[ab];0,[0-9]+;", File.ReadAllLines(Output)[1]);
    }

    [Theory]
    [InlineData("--where", "year>new", "--where year>new: 'new' is neither a number nor a date such as 2024-01-31, and has no order.")]
    [InlineData("--quotes", "single", "--quotes single is not known. Known are: rfc4180, backslash, none.")]
    [InlineData("--comment", "//", "--comment //: give one character, e.g. '#' in quotes.")]
    public void Score_ValueThatAnOptionDoesNotTake_IsAUsageError(string option, string value, string message)
    {
        var result = Score("id,text\n1,good\n"u8, option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_QualtricsExport_SaysThatHeaderRowsWereLeftOut()
    {
        var data = Write("Q1,code\nWhat do you think?,Code\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"code\"\"}\"\ngood,a\nbad,b\nfine,a\npoor,b\n"u8);

        var result = Cli.Run("train", "--data", data, "--text", "Q1", "--label", "code", "--recipe", "sentiment-features", "--set", "epochs=2", "--model", folder.File("m.zip"));

        Assert.Contains($"{data}: It is a Qualtrics export", result.Errors, StringComparison.Ordinal);
        Assert.Contains("on 4 rows", result.Errors + result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("evaluate")]
    [InlineData("train")]
    [InlineData("vectors train")]
    public void Help_OfEachCommandThatReadsACsvFile_ListsTheReadingOptions(string command)
    {
        var help = Cli.Run([.. command.Split(' '), "--help"]).Output;

        string[] options = ["--encoding", "--delimiter", "--quotes", "--no-header", "--skip-rows", "--comment", "--replace-invalid", "--max-field-lines", "--max-field-length", "--max-row-length"];
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Fact]
    public void OptionNames_OfCsvOptions_AreNotInCode() =>
        Assert.All(OptionNames.All.Where(name => name.Key.Owner == typeof(CsvOptions)), name => Assert.StartsWith("--", name.Value));

    public void Dispose() => folder.Dispose();

    private CliResult Score(ReadOnlySpan<byte> input, params string[] options) =>
        Cli.Run(["score", "--model", model.Path, "--input", Write(input), "--output", Output, .. options]);

    private string Write(ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(folder.File("in.csv"), content);
        return folder.File("in.csv");
    }

    public sealed class ModelFixture : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public ModelFixture()
        {
            var rows = string.Concat(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "good film,a\n" : "bad film,b\n"));
            File.WriteAllText(folder.File("rows.csv"), "text,label\n" + rows, Encoding.UTF8);
            Assert.Equal(0, Cli.Run("train", "--data", folder.File("rows.csv"), "--text", "text", "--label", "label", "--recipe", "sentiment-features", "--set", "epochs=3", "--model", Path).ExitCode);
        }

        public string Path => folder.File("model.zip");

        public void Dispose() => folder.Dispose();
    }
}
