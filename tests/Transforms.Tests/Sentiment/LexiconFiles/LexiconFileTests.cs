using System.Text;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconFileTests : IDisposable
{
    private static readonly Dictionary<string, float> Categories = new() { ["posemo"] = 1, ["negemo"] = -1 };
    private static readonly Dictionary<string, float> Keys = new() { ["positive"] = 1, ["tone.negative"] = -2 };

    private readonly string folder = Directory.CreateTempSubdirectory("nlpmlnet-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_NoFile_SaysSo() => Assert.Equal(
        "There is no file to read a lexicon from. Name at least one.", Assert.Throws<NlpMlNetException>(() => LexiconFile.Read([])).Message);

    [Theory]
    [InlineData("inf")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("0x10")]
    [InlineData("1/2")]
    public void Read_FirstLineWithAFaultyNumber_IsRefusedAndNoHeader(string number)
    {
        var path = File("faulty.txt", $"good\t{number}\nbad\t-1\n");

        var error = Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path));

        Assert.Equal($"{path}, line 1: '{number}' is no number; expected one such as -2.5.", error.Message);
    }

    [Fact]
    public void ReadWordLists_TwoFiles_GivesOneAndMinusOne()
    {
        var positive = File("positive.txt", "; a comment\n\nGood\nlove*\na+\nenvious\n");
        var negative = File("negative.txt", "bad\nsecond-rate\nenvious\n");

        var valences = LexiconFile.ReadWordLists(positive, negative);

        AssertEqual(valences, ("good", 1), ("love*", 1), ("a+", 1), ("envious", 0), ("bad", -1), ("second-rate", -1));
    }

    [Fact]
    public void ReadTabSeparated_Afinn_GivesValences() => AssertEqual(
        LexiconFile.ReadTabSeparated(File("afinn.txt", "abandon\t-2\ncan't stand\t-3\nyeees\t2\n:-)\t2\n#-)\t1\n# note\n")),
        ("abandon", -2), ("can't stand", -3), ("yeees", 2), (":-)", 2), ("#-)", 1));

    [Fact]
    public void ReadTabSeparated_VadersFourColumns_GivesTheMeans() => AssertEqual(
        LexiconFile.ReadTabSeparated(File("vader.txt", "( '}{' )\t1.6\t0.66332\t[1, 2]\r\nGREAT\t3.1\t0.7\t[2, 4]\r\n")),
        ("( '}{' )", 1.6f), ("great", 3.1f));

    [Fact]
    public void ReadCsv_NamedColumns_GivesValences() => AssertEqual(
        LexiconFile.ReadCsv(File("list.csv", "id;word;score\n1;\"good;\n\";1\n".Replace("\"good;\n\"", "\"must see\"") + "2;bad*;-1.5e0\n"), "word", "score", ';'),
        ("must see", 1), ("bad*", -1.5f));

    [Theory]
    [InlineData("%\n1\tposemo\n2 negemo\n31\taffect\n%\ngood\t1\t31\nhurt*\t2\nbittersweet\t1\t2\ntable\t31\nold fool\t2\n")]
    [InlineData("%\n1\tposemo\n2 negemo\n31\taffect\n%\ngood\tposemo\taffect\nhurt*\tnegemo\nbittersweet\tposemo negemo\ntable\t31\nold fool\t2\n")]
    [InlineData("good\tposemo\nhurt*\tnegemo\nbittersweet\tposemo\tnegemo\ntable\taffect\nold fool\tnegemo\n")]
    public void ReadLiwc_NumbersOrNames_GivesTheCategoriesValences(string content) => AssertEqual(
        LexiconFile.ReadLiwc(File("liwc.dic", content), Categories), ("good", 1), ("hurt*", -1), ("bittersweet", 0), ("old fool", -1));

    [Fact]
    public void ReadQuantedaYaml_NestedKeys_GivesTheKeysValences() => AssertEqual(
        LexiconFile.ReadQuantedaYaml(
            File("dictionary.yml", "positive:\n  - good\n  - love*\ntone:\n  negative: [bad, waste of time, 'no']\n  neutral: [table]\nother: x\n"), Keys),
        ("good", 1), ("love*", 1), ("bad", -2), ("waste of time", -2), ("no", -2));

    [Theory]
    [InlineData("good three\n", 1, "'good three' has no tab; expected an entry, a tab and a number")]
    [InlineData("good\t3\n\nbad\tworse\n", 3, "'worse' is no number; expected one such as -2.5")]
    [InlineData("good\tNaN\n", 1, "'NaN' is no number; expected one such as -2.5")]
    [InlineData("good\t3\nbad\t-1\nGOOD\t2\nbad\t-2\n", 1, "2 entries have two valences: 'good' has 3 in line 1 and 2 in line 3; 'bad' has -1 in line 2 and -2 in line 4. Keep one of each, or let the last one count, with LexiconFileOptions.Repeats")]
    [InlineData("\t3\n", 1, "the entry is empty")]
    [InlineData("good\t1\nb*d\t-2\n", 2, "'b*d' has an asterisk inside, and files of this format don't say what it means; say whether it is a wildcard or literal, with LexiconFileOptions.Asterisks")]
    [InlineData("%) good\t1\n", 1, "'%) good' begins with something that is no word; expected words, with spaces or marks between them")]
    [InlineData("# nothing\n", 1, "the file has no entry")]
    public void ReadTabSeparated_Malformed_NamesFileLineAndReason(string content, int line, string reason) =>
        AssertRefused("words.txt", line, reason, path => LexiconFile.ReadTabSeparated(path), content);

    [Theory]
    [InlineData("good\t3\n", 1, "'good\t3' has a tab; expected one entry a line and nothing else")]
    [InlineData("; only\n", 1, "the file has no entry")]
    public void ReadWordLists_Malformed_NamesFileLineAndReason(string content, int line, string reason) =>
        AssertRefused("words.txt", line, reason, path => LexiconFile.ReadWordLists(path, path), content);

    [Theory]
    [InlineData("word,value\ngood,1\n", 1, "there is no column 'score'; the columns are 'word', 'value'; LexiconFileOptions.ValenceColumn names it")]
    [InlineData("word,score\ngood,1\n\nbad\n", 4, "there is 1 field; the first row has 2; put quotes around a field with a delimiter in it")]
    [InlineData("word,score\n\"goo\nd\",x\n", 2, "'x' is no number; expected one such as -2.5")]
    [InlineData("word,score\n", 1, "the file has no entry")]
    public void ReadCsv_Malformed_NamesFileLineAndReason(string content, int line, string reason) =>
        AssertRefused("words.csv", line, reason, path => LexiconFile.ReadCsv(path, "word", "score"), content);

    [Theory]
    [InlineData("%\n1\tposemo\n2\tnegemo\n%\ngood\t3\n", 5, "the category '3' isn't in the list at the head of the file; add it there, or take it out here")]
    [InlineData("%\n1\tposemo\n2\tnegemo\n%\n\ngood\n", 6, "'good' has no category; expected an entry and its categories, with tabs between them")]
    [InlineData("%\n1\tposemo\n%\ngood\t1\n", 1, "there is no category 'negemo'; the categories are 'posemo'")]
    [InlineData("%\n1\tposemo\n1\tnegemo\n%\n", 3, "the category number '1' occurs twice, for 'posemo' and 'negemo'")]
    [InlineData("%\nposemo\n%\n", 2, "'posemo' is no category; expected its number, a tab and its name")]
    [InlineData("%\n1\tposemo\n", 2, "the list of categories never ends; expected a line with '%' after it")]
    [InlineData("", 1, "the file is empty; expected entries")]
    public void ReadLiwc_Malformed_NamesFileLineAndReason(string content, int line, string reason) =>
        AssertRefused("liwc.dic", line, reason, path => LexiconFile.ReadLiwc(path, Categories), content);

    [Theory]
    [InlineData("positive:\n  - good\n", 1, "there is no category 'tone.negative'; the categories are 'positive'")]
    [InlineData("positive:\n  - good\n  - [a, b]\n", 3, "a list holds another list or keys; expected an entry")]
    [InlineData("positive:\ntone:\n", 1, "nothing is under the key 'positive'; expected a list of entries")]
    [InlineData("- good\n- bad\n", 1, "there are no keys; expected keys such as 'positive:' and lists of entries under them")]
    public void ReadQuantedaYaml_Malformed_NamesFileLineAndReason(string content, int line, string reason) =>
        AssertRefused("dictionary.yml", line, reason, path => LexiconFile.ReadQuantedaYaml(path, Keys), content);

    [Theory]
    [InlineData("positive: &a {x: *a}\nnegative: [b]\n", 1, "the alias '*a' is not read; write its entries out")]
    [InlineData("positive: [good]\nnegative: [bad]\nother: &x\n hing: *x\n", 4, "the alias '*x' is not read; write its entries out")]
    [InlineData("a: &a [good]\npositive: *a\n", 2, "the alias '*a' is not read; write its entries out")]
    public void ReadQuantedaYaml_Aliases_AreRefused(string content, int line, string reason) =>
        AssertRefused("dictionary.yml", line, reason, path => LexiconFile.ReadQuantedaYaml(path, Keys), content);

    [Theory]
    [InlineData(65)]
    [InlineData(100_000)]
    public void ReadQuantedaYaml_TooDeep_IsRefused(int depth) => AssertRefused(
        "dictionary.yml", 1, "lists and keys lie more than 64 deep in one another; a dictionary has a few levels",
        path => LexiconFile.ReadQuantedaYaml(path, Keys), "positive: " + new string('[', depth));

    [Fact]
    public void ReadQuantedaYaml_ParserFailsInItsOwnWay_NamesFileAndLine()
    {
        var error = Assert.Throws<LexiconFormatException>(() => ReadYaml(
            "positive:\n  - good\nnegative:\n  mild:\n    - bad\n  strong: [awful, strong: [awful, terx\n  - foo\nthing: *x\n"));

        Assert.Contains("dictionary.yml, line ", error.Message, StringComparison.Ordinal);
        Assert.Contains("this is no YAML", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Line, 6, 9);
    }

    [Fact]
    public void ReadQuantedaYaml_RandomDamage_IsReadOrRefusedByTheFormat()
    {
        const string Content = "positive:\n  - good\n  - great*\n  - \"very good\"\nnegative:\n  mild:\n    - bad\n    - 'not nice'\n  strong: [awful, terrible*]\n";
        const string Marks = "[]{}:,&*!|>%@`'\"#-?\n \tx";
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = new System.Text.StringBuilder(Content);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                text.Insert(random.Next(text.Length), Marks[random.Next(Marks.Length)]);
            }

            try
            {
                ReadYaml(text.ToString());
            }
            catch (LexiconFormatException e)
            {
                Assert.Contains("dictionary.yml, line ", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void ReadQuantedaYaml_NoYaml_NamesTheLine()
    {
        var path = File("dictionary.yml", "positive:\n  - 'good\n");

        var exception = Assert.Throws<LexiconFormatException>(() => LexiconFile.ReadQuantedaYaml(path, Keys));

        Assert.StartsWith($"{path}, line {exception.Line}: this is no YAML: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadTabSeparated_OtherEncoding_IsRefusedOrRead()
    {
        var path = Path.Combine(folder, "latin1.txt");
        System.IO.File.WriteAllBytes(path, Encoding.Latin1.GetBytes("bon\t2\nraté\t-2\n"));

        var exception = Assert.Throws<LexiconFormatException>(() => LexiconFile.ReadTabSeparated(path));

        Assert.Equal($"{path}, line 2: there are bytes that are no text in utf-8; give the file's encoding, e.g. windows-1252, with LexiconFileOptions.Encoding.", exception.Message);
        AssertEqual(LexiconFile.ReadTabSeparated(path, Encoding.Latin1), ("bon", 2), ("raté", -2));
    }

    [Fact]
    public void ReadCsv_OtherEncoding_IsRefused()
    {
        var path = Path.Combine(folder, "latin1.csv");
        System.IO.File.WriteAllBytes(path, Encoding.Latin1.GetBytes("word,score\nbon,2\nraté,-2\n"));

        Assert.Equal(3, Assert.Throws<LexiconFormatException>(() => LexiconFile.ReadCsv(path, "word", "score")).Line);
    }

    private void AssertRefused(string name, int line, string reason, Action<string> read, string content)
    {
        var path = File(name, content);

        var exception = Assert.Throws<LexiconFormatException>(() => read(path));

        Assert.Equal($"{path}, line {line}: {reason}.", exception.Message);
        Assert.Equal((path, line, reason), (exception.File, exception.Line, exception.Reason));
    }

    private string File(string name, string content)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static void AssertEqual(IReadOnlyDictionary<string, float> actual, params (string Entry, float Valence)[] expected) =>
        Assert.Equal(expected.OrderBy(e => e.Entry, StringComparer.Ordinal), actual.Select(e => (e.Key, e.Value)).OrderBy(e => e.Key, StringComparer.Ordinal));

    private void ReadYaml(string content) => LexiconFile.ReadQuantedaYaml(File("dictionary.yml", content), Keys);
}
