using System.Globalization;
using System.Text;
using System.Text.Json;
using NlpMlNet.Cli.Composition;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary>The main job: train, evaluate, score, inspect.</summary>
public sealed class MainJobTests : IClassFixture<MainJobTests.DemoFixture>
{
    private readonly DemoFixture demo;

    public MainJobTests(DemoFixture demo) => this.demo = demo;

    [Fact]
    public void Demo_FromNothing_TrainsEvaluatesAndScores()
    {
        Assert.Equal(0, demo.Result.ExitCode);
        Assert.Contains("most frequent class", demo.Result.Output, StringComparison.Ordinal); // results
        Assert.DoesNotContain("$ nlpmlnet", demo.Result.Output, StringComparison.Ordinal); // what it is doing
        Assert.Contains("$ nlpmlnet train --data", demo.Result.Errors, StringComparison.Ordinal);
        Assert.Contains(Path.GetFullPath(demo.Folder.File("demo")), demo.Result.Errors, StringComparison.Ordinal);
        foreach (var file in new[] { "survey-train.csv", "survey-test.csv", "new-answers.csv", "bag-of-words.zip", "sentiment-features.zip", "scored.csv" })
        {
            Assert.True(File.Exists(demo.File(file)), file);
        }
    }

    [Fact]
    public void Demo_ForASpreadsheetWithSemicolons_WritesAndReadsThatForm()
    {
        using var folder = new TemporaryFolder();

        var result = Cli.Run("demo", "--output", folder.File("demo"), "--delimiter", ";", "--encoding", "windows-1252", "--threads", "1");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("such as emoji, don't exist in windows-1252", result.Errors, StringComparison.Ordinal);
        Assert.Contains("--threads 1 --encoding windows-1252 --delimiter \";\" --byte-order-mark", result.Errors, StringComparison.Ordinal);
        var survey = File.ReadAllText(folder.File("demo/survey-train.csv"), Encoding.Latin1);
        Assert.StartsWith("id;answer;label;group;year\nr001;Finally a night bus!", survey, StringComparison.Ordinal);
        Assert.Contains("Our café put out tables", survey, StringComparison.Ordinal);
        Assert.Contains("r014;Love it ? finally", survey, StringComparison.Ordinal);
        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. "id;answer;group;year;PredictedLabel;Probability;"u8], File.ReadAllBytes(folder.File("demo/scored.csv"))[..51]);
        Assert.StartsWith("n040;", File.ReadAllLines(folder.File("demo/scored.csv"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_FilesByDefault_AreThoseOfTheProgram()
    {
        foreach (var name in new[] { "survey-train.csv", "survey-test.csv", "new-answers.csv" })
        {
            using var resource = typeof(CommandLine).Assembly.GetManifestResourceStream($"Demo/{name}")!;
            using var reader = new StreamReader(resource);
            Assert.Equal(reader.ReadToEnd(), File.ReadAllText(demo.File(name)));
        }
    }

    [Fact]
    public void Demo_ScoredFile_HasEveryRowInOrderAndProbabilitiesThatSumToOne()
    {
        var lines = CsvFile.Lines(demo.File("scored.csv"));

        Assert.Equal(
            ["id", "answer", "group", "year", "PredictedLabel", "Probability", "Score.mixed", "Score.negative", "Score.positive"], lines[0]);
        Assert.Equal(41, lines.Count);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"n{i:000}"), lines.Skip(1).Select(fields => fields[0]));
        Assert.All(lines.Skip(1), fields =>
        {
            var scores = fields[6..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(1, scores.Sum(), 5);
            Assert.Equal(scores.Max(), double.Parse(fields[5], CultureInfo.InvariantCulture), 6);
            Assert.Equal(fields[4], new[] { "mixed", "negative", "positive" }[Array.IndexOf(scores, scores.Max())]);
        });
    }

    [Fact]
    public void Evaluate_Json_HoldsTheFiguresOfTheTestRows()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(demo.File("bag-of-words.json")));
        var root = json.RootElement;

        Assert.Equal(84, root.GetProperty("rows").GetInt32());
        var confusion = root.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray()).ToArray();
        Assert.Equal(84, confusion.Sum(row => row.Sum()));
        Assert.Equal(confusion.Select((row, i) => row[i]).Sum() / 84.0, root.GetProperty("accuracy").GetDouble(), 12);
        Assert.True(root.GetProperty("accuracy").GetDouble() > root.GetProperty("majorityAccuracy").GetDouble());
        Assert.Equal(["mixed", "negative", "positive"], root.GetProperty("perClass").EnumerateArray().Select(row => row.GetProperty("label").GetString()!));
        foreach (var name in new[] { "macroF1", "logLoss", "seed", "seconds" })
        {
            Assert.True(root.TryGetProperty(name, out _), name);
        }
    }

    [Fact]
    public void Inspect_Json_TellsHowTheModelCameAbout()
    {
        var result = Cli.Run("inspect", "--model", demo.File("sentiment-features.zip"), "--json");

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal("sentiment-features", root.GetProperty("recipe").GetString());
        Assert.Equal("answer", root.GetProperty("textColumn").GetString());
        Assert.Equal(336, root.GetProperty("trainingData").GetProperty("rows").GetInt32());
        Assert.Equal(64, root.GetProperty("trainingData").GetProperty("sha256").GetString()!.Length);
        Assert.Equal(336, root.GetProperty("trainedRows").GetInt32());
        Assert.Equal(34, root.GetProperty("validationRows").GetInt32()); // a tenth of 336, of 152, 133 and 51 rows: 15 + 14 + 5
        Assert.True(root.GetProperty("training").GetProperty("refitted").GetBoolean());
        Assert.NotEmpty(root.GetProperty("settings").EnumerateObject());
        Assert.NotEmpty(root.GetProperty("versions").EnumerateObject());
    }

    [Fact]
    public void Train_SameSeedOtherNumberOfThreads_GivesTheSamePredictions()
    {
        using var folder = new TemporaryFolder();
        string[] common = ["train", "--data", demo.File("survey-train.csv"), "--text", "answer", "--label", "label", "--recipe", "bag-of-words", "--seed", "7"];

        Assert.Equal(0, Cli.Run([.. common, "--model", folder.File("a.zip"), "--threads", "1"]).ExitCode);
        Assert.Equal(0, Cli.Run([.. common, "--model", folder.File("b.zip"), "--threads", "2"]).ExitCode);

        Assert.Equal(Score("a.zip"), Score("b.zip"));

        string Score(string model)
        {
            var result = Cli.Run("score", "--model", folder.File(model), "--input", demo.File("new-answers.csv"), "--output", "-");
            Assert.Equal(0, result.ExitCode);
            return result.Output;
        }
    }

    [Fact]
    public void Score_StandardInputToStandardOutput_PrintsDataAlone()
    {
        var result = Cli.Run("id,answer\n1,\"A great, great idea!\"\n", ["score", "--model", demo.File("sentiment-features.zip"), "--input", "-", "--output", "-"]);

        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("id,answer,PredictedLabel,Probability,Score.mixed,Score.negative,Score.positive", lines[0]);
        Assert.StartsWith("1,\"A great, great idea!\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    /// <summary>Runs the demonstration once for all tests of the class.</summary>
    public sealed class DemoFixture : IDisposable
    {
        public DemoFixture() => Result = Cli.Run("demo", "--output", Folder.File("demo"));

        internal TemporaryFolder Folder { get; } = new();

        internal CliResult Result { get; }

        public string File(string name) => Path.Combine(Folder.File("demo"), name);

        public void Dispose() => Folder.Dispose();
    }
}
