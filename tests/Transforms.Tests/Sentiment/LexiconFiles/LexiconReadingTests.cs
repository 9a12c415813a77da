using System.Text;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconReadingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_Repeats_LastCountsAndAWarningShowsThree()
    {
        var path = folder.Write("l.txt", "a1\t1\nb1\t1\nc1\t1\nd1\t1\nsame\t2\nA1\t2\nb1\t-1\nc1\t3\nd1\t4\nsame\t2\n");

        var reading = LexiconFile.Read(path);

        Assert.Equal((2f, -1f, 3f, 4f, 2f), (reading.Valences["a1"], reading.Valences["b1"], reading.Valences["c1"], reading.Valences["d1"], reading.Valences["same"]));
        Assert.Equal(
            ["4 entries are there again with another valence; the last one counts: 'a1' has 1 in line 1 and 2 in line 6; 'b1' has 1 in line 2 and -1 in line 7; 'c1' has 1 in line 3 and 3 in line 8; and 1 more."],
            reading.Warnings);
        Assert.Equal(new LexiconConflict("d1", 1, "line 4", 4, "line 9"), reading.Conflicts[3]);
    }

    [Fact]
    public void Read_LookAlikes_AreOneEntry() => Assert.Equal(
        [new LexiconConflict("don't", -1, "line 1", -2, "line 2")],
        LexiconFile.Read(folder.Write("l.txt", "don't\t-1\nｄｏｎ‘t\t-2\n")).Conflicts);

    [Fact]
    public void Read_RepeatsAreErrors_ListsThemAllUpToTen()
    {
        var lines = Enumerable.Range(0, 12).Select(i => $"w{i}\t1\nw{i}\t2\n");
        var path = folder.Write("l.txt", string.Concat(lines));

        var error = Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path, new() { Repeats = LexiconRepeats.Error }));

        Assert.StartsWith($"{path}, line 1: 12 entries have two valences: 'w0' has 1 in line 1 and 2 in line 2; 'w1' ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("'w9' has 1 in line 19 and 2 in line 20; and 2 more. Keep one of each, or let the last one count, with LexiconFileOptions.Repeats.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwiceInOneCategory_CountsOnce() => Assert.Equal(
        (-1f, 1f, 0f),
        Values("l.dic", "%\n1\tposemo\n2\tnegemo\n%\nbad\t2\nbad\t2\ngood\t1\t1\nmixed\t1\t2\n", null, "bad", "good", "mixed"));

    [Fact]
    public void Read_TwiceBelowOneCategory_CountsOnce() => Assert.Equal(
        (1f, 1f, 1f),
        Values("l.yml", "positive:\n  mild: [good, fine]\n  strong: [good, great]\n", null, "good", "fine", "great"));

    [Fact]
    public void Read_InCategoriesOfBothSigns_HasTheSumAndIsAConflict()
    {
        var reading = LexiconFile.Read([folder.Write("positive.txt", "good\nenvious\n"), folder.Write("negative.txt", "bad\nenvious\n")]);

        Assert.Equal(0, reading.Valences["envious"]);
        Assert.Equal([new LexiconConflict("envious", 1, "positive.txt, line 2", -1, "negative.txt, line 2") { IsSum = true }], reading.Conflicts);
        Assert.Equal(["1 entry is there in categories of both signs; the sum counts: 'envious' has 1 in positive.txt, line 2 and -1 in negative.txt, line 2."], reading.Warnings);
        Assert.Equal(["By their names, 'positive' counts 1, 'negative' counts -1."], reading.Notes);
    }

    [Fact]
    public void Read_GivenCategories_CountAsGiven() => Assert.Equal(
        (2f, -0.5f, 1.5f),
        Values("l.csv", "pattern,category\nyes,joy\nno,anger\nboth,joy\nboth,anger\nelse,other\n", new() { ["joy"] = 2, ["Anger"] = -0.5f }, "yes", "no", "both"));

    [Fact]
    public void Read_GivenCategoryNotThere_NamesTheOthers()
    {
        var path = folder.Write("l.lc3", "+joy\nyes\n+anger\nno\n");

        var error = Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path, new() { Categories = new Dictionary<string, float> { ["joi"] = 1 } }));

        Assert.Equal($"{path}, line 1: there is no category 'joi'; the categories are 'joy', 'anger'. Did you mean 'joy'?.", error.Message);
    }

    [Fact]
    public void Read_NoUsualCategory_SaysWhatToGive()
    {
        var names = string.Concat(Enumerable.Range(1, 12).Select(i => $"+c{i}\nword{i}\n"));
        var path = folder.Write("l.lc3", names);

        var error = Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path));

        Assert.Equal(
            $"{path}, line 1: no category has a usual name of positive or negative words; the categories are 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', and 2 more; give the valences of those that count, e.g. c1:1,c2:-1, with LexiconFileOptions.Categories.",
            error.Message);
    }

    [Fact]
    public void Read_CategoriesOfAFile_AreCounted()
    {
        var reading = LexiconFile.Read(folder.Write("l.lc3", "+Positive\ngood\nfine\ngood\n+negative\nbad\n+other\nbad\n"));

        Assert.Equal([new("Positive", 2, 1), new("negative", 1, -1), new LexiconCategory("other", 1, null)], reading.Categories);
        Assert.Equal(5, Assert.Single(reading.Files).Rows);
    }

    [Fact]
    public void Read_CategoriesForEntriesWithValences_AreRefused()
    {
        var path = folder.Write("l.txt", "good\t1\n");

        Assert.Contains("the entries have valences of their own and no categories", Assert.Throws<LexiconFormatException>(() =>
            LexiconFile.Read(path, new() { Categories = new Dictionary<string, float> { ["positive"] = 1 } })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LexiconAsterisks.Wildcard, "b*d")]
    [InlineData(LexiconAsterisks.Literal, "b\\*d")]
    public void Read_AsterisksGiven_MeanWhatIsSaid(LexiconAsterisks asterisks, string expected) => Assert.Equal(
        [expected, "good*"],
        LexiconFile.Read(folder.Write("l.txt", "b*d\t-2\ngood*\t1\n"), new() { Asterisks = asterisks }).Valences.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Read_Latin1_IsReadWithAWordAboutIt()
    {
        var path = folder.Write("l.txt", Encoding.Latin1.GetBytes("raté\t-2\nbon\t1,5\n"));

        var reading = LexiconFile.Read(path);

        Assert.Equal((-2f, 1.5f), (reading.Valences["raté"], reading.Valences["bon"]));
        Assert.Equal([$"{path} isn't UTF-8, and was read as Windows-1252 (Latin-1).", $"{path} has numbers with a decimal comma; they were read so."], reading.Notes);
        Assert.Equal("windows-1252", Assert.Single(reading.Files).Encoding);
    }

    [Fact]
    public void Read_EncodingGiven_IsTaken()
    {
        var path = folder.Write("l.txt", [0xE1, (byte)'\t', (byte)'1', (byte)'\n']);

        Assert.Equal(["с"], LexiconFile.Read(path, new() { Encoding = "iso-8859-5" }).Valences.Keys); // Cyrillic es
        Assert.Contains("give the file's encoding, e.g. windows-1252, with LexiconFileOptions.Encoding", Assert.Throws<LexiconFormatException>(() =>
            LexiconFile.Read(path, new() { Encoding = "utf-8" })).Message, StringComparison.Ordinal);
        Assert.Contains("LexiconFileOptions.Encoding is 'latin', which is not known", Assert.Throws<NlpMlNetException>(() =>
            LexiconFile.Read(path, new() { Encoding = "latin" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "The column 'valence' goes from 2 to 8: 5 is taken for neutral, and subtracted.", 3f, -3f)]
    [InlineData(0f, null, 8f, 2f)]
    [InlineData(4f, null, 4f, -2f)]
    public void Read_Ratings_AreTakenFromTheMiddle(float? neutral, string? note, float good, float bad)
    {
        var reading = LexiconFile.Read(folder.Write("l.csv", "word,valence\ngood,8\nbad,2\nso,5\n"), new() { Neutral = neutral });

        Assert.Equal((good, bad), (reading.Valences["good"], reading.Valences["bad"]));
        Assert.Equal(note is null ? [] : [note], reading.Notes.Skip(1));
    }

    [Fact]
    public void Read_AllOfOneSign_IsWarnedOf()
    {
        var lines = string.Concat(Enumerable.Range(1, 10).Select(i => $"w{i}\t{i}\n"));

        Assert.Equal(
            ["All valences are above zero, from 1 to 10: no word counts against the others. If the middle of the scale is neutral, say where it is."],
            LexiconFile.Read(folder.Write("l.txt", lines)).Warnings);
    }

    [Theory]
    [InlineData("-1 -2 -3 -4 -5 -6 -7 -8 -9 -10", "All valences are below zero, from -10 to -1")]
    [InlineData("0 0 0 0 0 0 0 0 1 2", "All valences are above zero, from 0 to 2")]
    [InlineData("0 -1 0 0 0 0 0 0 0 -2", "All valences are above zero, from -2 to 0")]
    [InlineData("-1 0 0 0 0 0 0 0 0 -2", "All valences are below zero, from -2 to 0")]
    [InlineData("1 2 3 4 5 6 7 8 9", null)] // too few
    [InlineData("1 2 1 2 1 2 1 2 1 2", null)] // no scale
    [InlineData("1 2 3 4 5 6 7 8 9 -1", null)]
    [InlineData("-1 -2 -3 -4 -5 -6 -7 -8 -9 1", null)]
    public void Read_TenValencesOrMore_AreWarnedOfIfNoneCountsAgainstTheOthers(string valences, string? expected)
    {
        var warnings = LexiconFile.Read(folder.Write("l.txt", string.Concat(valences.Split(' ').Select((valence, i) => $"w{i}\t{valence}\n")))).Warnings;

        Assert.Equal(expected, warnings.SingleOrDefault()?.Split(':')[0]);
    }

    [Fact]
    public void Read_OneRepeatThatIsAnError_SaysSo() => Assert.Contains(
        "line 1: 1 entry has two valences: 'a' has 1 in line 1 and 2 in line 2. Keep one of each",
        Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(folder.Write("l.txt", "a\t1\na\t2\n"), new() { Repeats = LexiconRepeats.Error })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_NumbersWithCommasInAColumn_AreNotedBehindTheColumns()
    {
        var path = folder.Write("l.csv", "word;score\ngood;1,5\nbad;-1,5\n");

        Assert.Equal(
            [$"The entries of {path} are in the column 'word', their valences in 'score'.", $"{path} has numbers with a decimal comma; they were read so."],
            LexiconFile.Read(path).Notes);
    }

    [Fact]
    public void Read_ListsOfOneWordPerLine_TakesUpToSixtyCharacters()
    {
        var path = folder.Write("positive.txt", $"{new string('a', 60)}\n");

        Assert.Equal(LexiconFileFormat.WordList, Assert.Single(LexiconFile.Read(path).Files).Format);
        Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(folder.Write("positive.txt", $"{new string('a', 61)}\n")));
    }

    [Fact]
    public void Read_NoPathsOrColumns_AreArgumentErrors()
    {
        Assert.Throws<ArgumentNullException>("paths", () => LexiconFile.Read((IReadOnlyList<string>)null!));
        Assert.Throws<ArgumentException>("entryColumn", () => LexiconFile.ReadCsv("l.csv", "", "score"));
        Assert.Throws<ArgumentException>("valenceColumn", () => LexiconFile.ReadCsv("l.csv", "word", ""));
        Assert.Throws<ArgumentNullException>("valenceOfCategory", () => LexiconFile.ReadLiwc("l.dic", null!));
        Assert.Throws<ArgumentNullException>("valenceOfKey", () => LexiconFile.ReadQuantedaYaml("l.yml", null!));
        Assert.Throws<ArgumentException>("path", () => LexiconFile.ReadWordLists("", "l.txt"));
        Assert.Throws<ArgumentException>("path", () => LexiconFile.ReadTabSeparated(""));
    }

    [Fact]
    public void Read_UnknownOptions_SaysWhichThereAre()
    {
        var options = new LexiconFileOptions { Repeats = (LexiconRepeats)9, Asterisks = (LexiconAsterisks)9, Categories = new Dictionary<string, float>() };

        Assert.Equal(
            "The lexicon can't be read with these options: Repeats is 9; it must be Last or Error. Asterisks is 9; it must be AsInFormat, Wildcard, Literal. "
            + "Categories is empty; it must be null, or the valence of at least one category.",
            Assert.Throws<InvalidOptionsException>(() => LexiconFile.Read("l.txt", options)).Message);
    }

    [Fact]
    public void Read_WrongOptions_AreNamedTogether()
    {
        var options = new LexiconFileOptions { Format = (LexiconFileFormat)99, Neutral = float.NaN, Categories = new Dictionary<string, float> { ["a"] = float.NaN } };

        var error = Assert.Throws<InvalidOptionsException>(() => LexiconFile.Read("l.txt", options));

        Assert.Contains("Format is 99", error.Message, StringComparison.Ordinal);
        Assert.Contains("Neutral is NaN; it must be a number", error.Message, StringComparison.Ordinal);
        Assert.Contains("Categories gives 'a' the valence NaN", error.Message, StringComparison.Ordinal);
    }

    private (float, float, float) Values(string name, string content, Dictionary<string, float>? categories, string first, string second, string third)
    {
        var valences = LexiconFile.Read(folder.Write(name, content), new() { Categories = categories }).Valences;
        return (valences[first], valences[second], valences[third]);
    }
}
