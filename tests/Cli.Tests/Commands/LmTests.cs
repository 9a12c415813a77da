using System.Text.Json;
using System.Text.RegularExpressions;
using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet lm</c>, as a process.</summary>
public sealed class LmTests : IDisposable
{
    private const string Sentences = "the cat sat\nthe dog sat\n\na cat sat on the mat\nthe dog and the cat\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_OptionOfAnotherKind_IsRefusedBeforeAnythingIsRead()
    {
        var result = Cli.Run("lm", "train", "--kind", "ngram", "--layers", "2", "--data", "missing.txt", "--model", "missing.zip");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--layers is no option of --kind ngram", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_StreamAgainstAnotherModel_IsRefusedBeforeAnythingIsRead()
    {
        var result = Cli.Run("lm", "evaluate", "--model", "missing.zip", "--against", "other.zip", "--stream", "--data", "missing.txt");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("leave out --stream", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_TextFileThenEvaluate_GivesThePerplexityWithItsConvention()
    {
        var data = folder.Write("train.txt", Sentences);

        var trained = Cli.Run("lm", "train", "--kind", "ngram", "--data", data, "--order", "3", "--model", folder.File("m.zip"));
        var result = Cli.Run("lm", "evaluate", "--model", folder.File("m.zip"), "--data", folder.Write("test.txt", "The dog sat!\n\na zebra\n"), "--json", folder.File("f.json"));

        Assert.Equal((0, ""), (trained.ExitCode, trained.Output));
        Assert.Contains("Learnt from 5 texts", trained.Errors, StringComparison.Ordinal);
        Assert.Contains("Warning: Order 3: the texts don't define the discounts", trained.Errors, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("per token, each line by itself, line ends counted, empty lines kept, unknown tokens counted", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("f.json")));
        var figures = json.RootElement;
        Assert.Equal((8, 1, 3), (Number("tokens"), Number("unknown"), Number("lines"))); // 3 + 2 words and 3 ends
        Assert.Equal(Math.Exp(-figures.GetProperty("logProbability").GetDouble() / 8), figures.GetProperty("perplexity").GetDouble(), 1e-9);
        Assert.Equal("line", figures.GetProperty("convention").GetProperty("unit").GetString());

        int Number(string name) => figures.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Train_CsvColumn_LearnsTheSameAsFromATextFile()
    {
        var csv = folder.Write("train.csv", "id,speech\n" + string.Concat(Sentences.TrimEnd('\n').Split('\n').Select((line, i) => $"{i},{line}\n")));
        var text = folder.Write("train.txt", Sentences);

        Cli.Run("lm", "train", "--data", csv, "--text", "speech", "--model", folder.File("csv.zip"));
        Cli.Run("lm", "train", "--data", text, "--model", folder.File("txt.zip"));

        Assert.Equal(LogProbabilityOf("txt.zip", text), LogProbabilityOf("csv.zip", text));
    }

    [Fact]
    public void Train_Subwords_KnowsEveryWordOfLearntCharacters()
    {
        var data = folder.Write("train.txt", Sentences);

        var trained = Cli.Run("lm", "train", "--data", data, "--tokens", "subwords", "--vocabulary-size", "50", "--order", "2", "--model", folder.File("m.zip"));
        var result = Cli.Run("lm", "evaluate", "--model", folder.File("m.zip"), "--data", folder.Write("test.txt", "shade moths\n"), "--per", "byte");

        Assert.Equal(0, trained.ExitCode);
        Assert.Matches(@"unknown +0 tokens", result.Output);
        Assert.Contains("per byte", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_CsvFile_AddsColumnsInOrderAndSetsBadRowsApart()
    {
        Cli.Run("lm", "train", "--data", folder.Write("train.txt", Sentences), "--model", folder.File("m.zip"));
        var input = folder.Write("in.csv", "id,Text\n1,the cat sat\n2,the zebra\n3\n4,\n");

        var result = Cli.Run("lm", "score", "--model", folder.File("m.zip"), "--input", input, "--output", folder.File("out.csv"));
        var again = Cli.Run("lm", "score", "--model", folder.File("m.zip"), "--input", input, "--output", folder.File("out.csv"));

        Assert.Equal((0, 0), (result.ExitCode, again.ExitCode));
        var rows = File.ReadAllLines(folder.File("out.csv")).Select(line => line.Split(',')).ToArray();
        Assert.Equal(["id", "Text", "LogProbability", "Perplexity", "TokenCount", "UnknownCount"], rows[0]);
        Assert.Equal(["1 4 0", "2 3 1", "4 1 0"], rows.Skip(1).Select(row => $"{row[0]} {row[4]} {row[5]}"));
        Assert.Contains("3", File.ReadAllText(folder.File("out.csv.rejects.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ToArpaAndMappedAndBack_KeepsThePerplexity()
    {
        var data = folder.Write("train.txt", Sentences);
        Cli.Run("lm", "train", "--data", data, "--tokens", "whitespace", "--order", "3", "--model", folder.File("m.zip"));

        foreach (var (from, to) in (IEnumerable<(string, string)>)[("m.zip", "m.arpa"), ("m.arpa", "m.ngram"), ("m.ngram", "again.zip")])
        {
            Assert.Equal(0, Cli.Run("lm", "convert", "--input", folder.File(from), "--output", folder.File(to)).ExitCode);
        }

        Assert.StartsWith("\\data\\\nngram 1=", File.ReadAllText(folder.File("m.arpa")), StringComparison.Ordinal);
        Assert.Equal(LogProbabilityOf("m.zip", data), LogProbabilityOf("m.ngram", data));
        Assert.Equal(LogProbabilityOf("m.zip", data), LogProbabilityOf("again.zip", data));
        var wrong = Cli.Run("lm", "evaluate", "--model", folder.File("m.arpa"), "--data", data);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains($"'nlpmlnet lm convert --input {folder.File("m.arpa")} --output model.zip", wrong.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lm", "inspect", "--model", "m.zip")]
    [InlineData("lm", "convert", "--input", "m.zip", "--output", "m.arpa")]
    [InlineData("inspect", "--model", "m.zip")]
    public void Cancelled_WhileAModelIsRead_EndsWithoutAResult(params string[] arguments)
    {
        Cli.Run("lm", "train", "--data", folder.Write("train.txt", Sentences), "--order", "2", "--model", folder.File("m.zip"));

        var exitCode = CommandLine.Run([.. arguments.Select(argument => argument.StartsWith("m.", StringComparison.Ordinal) ? folder.File(argument) : argument)], new CancellationToken(canceled: true));

        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.False(File.Exists(folder.File("m.arpa")));
    }

    [Fact]
    public void Inspect_TrainedModel_ShowsWhatItIsAndHowItCameAbout()
    {
        Cli.Run("lm", "train", "--data", folder.Write("train.txt", Sentences), "--order", "2", "--prune", "0,1", "--model", folder.File("m.zip"));

        var result = Cli.Run("lm", "inspect", "--model", folder.File("m.zip"));

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("model +n-grams of order 2", result.Output);
        Assert.Matches("n-grams +11 of order 1, 5 of order 2", result.Output); // <s> the, the cat, cat sat, the dog and sat </s> occur twice or more
        Assert.Matches("training data +train.txt, 5 texts", result.Output);
        Assert.Contains("prune = 0,1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_AgainstAnotherModel_GivesTheRatioWithItsInterval()
    {
        var data = folder.Write("train.txt", Sentences);
        Cli.Run("lm", "train", "--data", data, "--order", "3", "--model", folder.File("a.zip"));
        Cli.Run("lm", "train", "--data", data, "--order", "1", "--model", folder.File("b.zip"));
        Cli.Run("lm", "train", "--data", folder.Write("other.txt", "other words\n"), "--model", folder.File("c.zip"));

        var result = Cli.Run("lm", "evaluate", "--model", folder.File("a.zip"), "--against", folder.File("b.zip"), "--data", data);
        var refused = Cli.Run("lm", "evaluate", "--model", folder.File("a.zip"), "--against", folder.File("c.zip"), "--data", data);

        Assert.Matches(@"against +\d+\.\d{3}; ratio 0\.\d{4}, 95 % interval 0\.\d{4} to 0\.\d{4} over 5 texts", result.Output);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("different vocabularies can't be compared", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("(--vocabulary)", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ngram", "--vocabulary")]
    [InlineData("window", "--validation")]
    [InlineData("causal", "--validation")]
    public void Train_ModelIsAFileThatIsRead_IsRefused(string kind, string option)
    {
        var (data, read) = (folder.Write("train.txt", Sentences), folder.Write("read.txt", Sentences));

        var result = Cli.Run("lm", "train", "--kind", kind, "--data", data, option, read, "--model", read);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(option, result.Errors, StringComparison.Ordinal);
        Assert.Equal(Sentences, File.ReadAllText(read));
    }

    [Fact]
    public void Mix_TwoModels_IsAtLeastAsGoodOnTheHeldOutTextsAsEither()
    {
        var (data, heldOut) = (folder.Write("train.txt", Sentences), folder.Write("dev.txt", "the cat sat on the dog\na dog\n"));
        foreach (var order in (string[])["1", "3"])
        {
            Cli.Run("lm", "train", "--data", data, "--order", order, "--model", folder.File($"{order}.zip"));
        }

        var result = Cli.Run("lm", "mix", "--model", folder.File("1.zip"), "--model", folder.File("3.zip"), "--data", heldOut, "--output", folder.File("mix.zip"));
        var alone = Cli.Run("lm", "mix", "--model", folder.File("1.zip"), "--data", heldOut, "--output", folder.File("mix.zip"));

        Assert.Equal(0, result.ExitCode);
        Assert.Matches($@"\A0\.\d{{4}}  {Regex.Escape(folder.File("1.zip"))}\r?\n0\.\d{{4}}  {Regex.Escape(folder.File("3.zip"))}\r?\n\z", result.Output);
        Assert.True(LogProbabilityOf("mix.zip", heldOut) >= Math.Max(LogProbabilityOf("1.zip", heldOut), LogProbabilityOf("3.zip", heldOut)));
        Assert.Matches("model +mixture of 2 models, weights 0", Cli.Run("lm", "inspect", "--model", folder.File("mix.zip")).Output);
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("a mixture takes two or more", alone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_VocabularyOfAnotherModel_CanBeCompared()
    {
        var (data, other) = (folder.Write("train.txt", Sentences), folder.Write("other.txt", "the dog barks\n\n"));
        Cli.Run("lm", "train", "--data", folder.Write("all.txt", Sentences + "the dog barks\n"), "--order", "1", "--model", folder.File("all.zip"));
        foreach (var (file, model) in (IEnumerable<(string, string)>)[(data, "a.zip"), (other, "b.zip")])
        {
            Assert.Equal(0, Cli.Run("lm", "train", "--data", file, "--vocabulary", folder.File("all.zip"), "--order", "2", "--model", folder.File(model)).ExitCode);
        }

        var result = Cli.Run("lm", "evaluate", "--model", folder.File("a.zip"), "--against", folder.File("b.zip"), "--data", data);
        var refused = Cli.Run("lm", "train", "--data", data, "--vocabulary", folder.File("all.zip"), "--tokens", "whitespace", "--model", folder.File("c.zip"));
        var same = Cli.Run("lm", "train", "--data", data, "--vocabulary", folder.File("all.zip"), "--model", folder.File("all.zip"));

        Assert.Matches(@"ratio 0\.\d{4}", result.Output);
        Assert.Contains("vocabulary = all.zip", Cli.Run("lm", "inspect", "--model", folder.File("a.zip")).Output, StringComparison.Ordinal);
        Assert.Contains("--vocabulary is of words, and --tokens is WhiteSpace; both must be of one kind", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(2, same.ExitCode);
    }

    [Fact]
    public void Evaluate_FileThatIsNoLanguageModel_SaysWhatIsExpected()
    {
        var result = Cli.Run("lm", "evaluate", "--model", folder.Write("m.zip", "no model"), "--data", folder.Write("t.txt", "a\n"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("m.zip' can't be read as a model", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Known are: ngram", "--kind", "magic")]
    [InlineData("Known are: words, whitespace, subwords", "--tokens", "letters")]
    [InlineData("--prune 0,x isn't a list of numbers", "--prune", "0,x")]
    [InlineData("--tokenizer needs --tokens subwords", "--tokenizer", "folder")]
    public void Train_WrongUsage_SaysWhatIsMeant(string expected, params string[] more)
    {
        var result = Cli.Run(["lm", "train", "--data", folder.Write("train.txt", Sentences), "--model", folder.File("m.zip"), .. more]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_OrderOutOfRange_NamesTheOptionOfTheCommand()
    {
        var result = Cli.Run("lm", "train", "--data", folder.Write("train.txt", Sentences), "--model", folder.File("m.zip"), "--order", "7");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--order is 7; it must be 1 to 6", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_FilesThatAreNoTexts_SaysWhatTheyAre()
    {
        Fails("--text COLUMN", folder.Write("train.csv", "a,b\n1,2\n"));
        Fails("hold no tokens", folder.Write("empty.txt", "\n \n"));
        Fails("line 2: the bytes FF", folder.Write("latin.txt", (byte[])[.. "ok\n"u8, 0xFF, .. "\n"u8]));
        Fails("gone.txt", folder.File("gone.txt"));

        void Fails(string expected, string data)
        {
            var result = Cli.Run("lm", "train", "--data", data, "--model", folder.File("m.zip"));
            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
            Assert.False(File.Exists(folder.File("m.zip")));
        }
    }

    private double LogProbabilityOf(string model, string data)
    {
        Cli.Run("lm", "evaluate", "--model", folder.File(model), "--data", data, "--json", folder.File("f.json"));
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("f.json")));
        return json.RootElement.GetProperty("logProbability").GetDouble();
    }
}
