using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet lexicon check</c>, and lexicons in a training, as processes.</summary>
public sealed class LexiconCheckTests : IDisposable
{
    private const string Liwc = "%\n1\tposemo\n2\tnegemo\n3\twork\n%\ngood*\t1\nbad\t02\nbad\t2\nwaste of time\t2\njob\t3\nlike\t(1 2)1/2\n:)\t1\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Check_DictionaryAndTexts_PrintsWhatWasReadAndFound()
    {
        var lexicon = folder.Write("mine.dic", Liwc);
        var data = folder.Write("texts.csv", "id,text\n1,Goods and good :)\n2,a waste of time\n3,nothing at all\n");

        var result = Cli.Run("lexicon", "check", "--file", lexicon, "--data", data, "--text", "text", "--count", "2");

        Assert.Equal(
            $"""
            file          {lexicon}: liwc, utf-8, 6 rows
            entries       4: 1 words, 1 phrases, 1 beginnings (good*), 0 patterns, 1 symbols
            valences      -1 to 1: 2 above zero, 2 below, 0 zero
            category      posemo: valence 1, 2 entries
            category      negemo: valence -1, 2 entries
            not counted   work
            note          By their names, 'posemo' counts 1, 'negemo' counts -1.
            conflicts     0
            texts         3, of which 2 have a match (66.7 %)
            words         10, of which 5 have a valence (50.0 %)
            match         :): 1 times, valence 1
            match         good: 1 times, valence 1

            """,
            result.Output);
        Assert.Equal((0, $"Warning: {lexicon}: categories that depend on the words around left out: 1, e.g. 'like (1 2)1/2' in line 11.\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public void Check_JsonToStandardOutput_LeavesTheTextToStandardError()
    {
        var result = Cli.Run("lexicon", "check", "--file", folder.Write("l.txt", "good\t1\ngood\t2\nbad\t-1\n"), "--json", "-");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(2, json.RootElement.GetProperty("entries").GetProperty("count").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("conflicts").GetArrayLength());
        Assert.Contains("'good' has 1 in line 1 and 2 in line 2", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("repeats=error", "1 entry has two valences: 'good' has 1 in line 1 and 2 in line 2. Keep one of each, or let the last one count, with --set repeats.", 1)]
    [InlineData("repeat=error", "--set can't be used: 'repeat' is not known; known are language, lexicon-format,", 2)]
    [InlineData("lexicon-format=dic", "--set can't be used: 'lexicon-format' is 'dic'; one of detected, tab-separated,", 2)]
    public void Check_CannotBeRead_SaysSoWithTheNamesOfTheCommand(string setting, string expected, int code)
    {
        var result = Cli.Run("lexicon", "check", "--file", folder.Write("l.txt", "good\t1\ngood\t2\nbad\t-1\n"), "--set", setting);

        Assert.Equal((code, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_DataWithoutText_IsWrongUsage() =>
        Assert.Equal(2, Cli.Run("lexicon", "check", "--file", folder.Write("l.txt", "good\t1\n"), "--data", "x.csv").ExitCode);

    [Fact]
    public void Train_OwnLexicon_IsReadAndItsRepeatsAreWarnedOf()
    {
        var data = folder.Write("rows.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"good film {i},positive\nbad film {i},negative\n")));
        var lexicon = folder.Write("l.dic", Liwc);

        var result = Cli.Run(
            "train", "--data", data, "--text", "text", "--label", "label", "--recipe", "sentiment-features", "--set", "epochs=1", "--set", $"lexicon={lexicon}", "--set", "categories=posemo:2,negemo:-1", "--model", folder.File("m.zip"));

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Contains("categories that depend on the words around left out: 1", result.Errors, StringComparison.Ordinal);
    }
}
