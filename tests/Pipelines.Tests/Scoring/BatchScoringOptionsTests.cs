using NlpMlNet.Csv;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class BatchScoringOptionsTests
{
    private static readonly BatchScoringOptions Sound = new() { InputPath = "in.csv", OutputPath = "out.csv" };

    [Fact]
    public void Validate_Defaults_AreSound()
    {
        Sound.Validate();
        (Sound with { OutputDecimalSeparator = ',', CheckpointInterval = TimeSpan.Zero, RowsPerChunk = 1, Threads = 1, Resume = true }).Validate();
    }

    public static TheoryData<BatchScoringOptions, string> Unsound => new()
    {
        { Sound with { InputPath = null }, "Give either InputPath or Input, not both or neither." },
        { Sound with { Output = Stream.Null }, "Give either OutputPath or Output, not both or neither." },
        { Sound with { InputPath = "" }, "A path is empty." },
        { Sound with { OutputPath = "" }, "A path is empty." },
        { Sound with { RejectsPath = "" }, "A path is empty." },
        { Sound with { InputPath = null, Input = Stream.Null, Resume = true }, "Resume is set; it needs InputPath and OutputPath, since a stream can't be resumed." },
        { Sound with { OutputPath = null, Output = Stream.Null, Resume = true }, "Resume is set; it needs InputPath and OutputPath, since a stream can't be resumed." },
        { Sound with { OutputDecimalSeparator = ';' }, "OutputDecimalSeparator is ';'; it must be '.' or ','." },
        { Sound with { Threads = -1 }, "Threads is -1; it must be 0 (all processors) or more." },
        { Sound with { CheckpointInterval = TimeSpan.FromTicks(-1) }, "CheckpointInterval is -00:00:00.0000001; it must be zero or more." },
        { Sound with { RowsPerChunk = 0 }, "RowsPerChunk is 0; it must be at least 1." },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Validate_OneFault_NamesIt(BatchScoringOptions options, string fault) =>
        Assert.Equal($"The scoring options are not valid: {fault}", Assert.Throws<InvalidOptionsException>(options.Validate).Message);

    [Fact]
    public void Validate_ReadingOptions_AreChecked() =>
        Assert.Throws<InvalidOptionsException>((Sound with { Csv = new() { SkipRows = -1 } }).Validate);

    public static TheoryData<string, BatchScoringOptions> Deciding => new()
    {
        { "RejectsPath", new() { RejectsPath = "bad.csv" } },
        { "Strict", new() { Strict = true } },
        { "Csv.DecimalSeparator", new() { Csv = new() { DecimalSeparator = ',' } } },
        { "Csv.Encoding", new() { Csv = new() { Encoding = "utf-16" } } },
        { "Csv.ReplaceInvalid", new() { Csv = new() { ReplaceInvalid = true } } },
        { "Csv.Delimiter", new() { Csv = new() { Delimiter = "," } } },
        { "Csv.Quotes", new() { Csv = new() { Quotes = CsvQuotes.None } } },
        { "Csv.HasHeader", new() { Csv = new() { HasHeader = false } } },
        { "Csv.SkipRows", new() { Csv = new() { SkipRows = 1 } } },
        { "Csv.Comment", new() { Csv = new() { Comment = '#' } } },
        { "Where", new() { Where = [new("Year", "2000")] } },
        { "OutputDecimalSeparator", new() { OutputDecimalSeparator = ',' } },
        { "ProtectFormulas", new() { ProtectFormulas = true } },
        { "ByteOrderMark", new() { ByteOrderMark = true } },
        { "AddedColumnPrefix", new() { AddedColumnPrefix = "New." } },
        { "ColumnNames", new() { ColumnNames = new Dictionary<string, string> { ["Text"] = "Comment" } } },
    };

    [Theory]
    [MemberData(nameof(Deciding))]
    public void Settings_OptionThatDecidesWhatTheOutputIs_DiffersAlone(string name, BatchScoringOptions options)
    {
        var usual = new BatchScoringOptions().Settings;

        Assert.Equal([name], options.Settings.Where(setting => usual[setting.Key] != setting.Value).Select(setting => setting.Key));
    }

    [Fact]
    public void Settings_OptionsThatTheOutputDoesNotDependOn_AreNotAmongThem()
    {
        var options = Sound with { Threads = 3, Resume = true, CheckpointInterval = TimeSpan.Zero, RowsPerChunk = 9 };

        Assert.Equal(new BatchScoringOptions().Settings, options.Settings);
    }

    [Fact]
    public void Settings_ColumnNames_AreInAnOrderOfTheirOwn()
    {
        var one = new BatchScoringOptions { ColumnNames = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } };

        Assert.Equal("a=1, b=2", one.Settings["ColumnNames"]);
    }

    [Fact]
    public void Settings_PathOfRejects_IsWhole() =>
        Assert.Equal(Path.GetFullPath("bad.csv"), new BatchScoringOptions { RejectsPath = "bad.csv" }.Settings["RejectsPath"]);
}
