using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class TableColumnsTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("-2020", false)]
    [InlineData("2009", true)]
    [InlineData("X", true)]
    [InlineData("Positiv", true)]
    [InlineData("-", false)]
    [InlineData("no", false)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("False", false)]
    [InlineData(" ", false)]
    public void IsMarked_Cell_IsOneThatSaysYes(string cell, bool expected) => Assert.Equal(expected, TableColumns.IsMarked(cell));

    // Entry, valence, category, marks.
    [Theory]
    [InlineData("word,score\ngood,1\n", "0 1 -1 []")]
    [InlineData("score,word\n1,good\n", "1 0 -1 []")]
    [InlineData("Word,V.Mean.Sum,A.Mean.Sum\ngood,8,5\nbad,2,5\n", "0 1 -1 []")] // letters and digits alone count in names
    [InlineData("word,sentiment\ngood,positive\nbad,negative\n", "0 -1 1 []")] // of texts, that is a category
    [InlineData("word,sentiment\ngood,1\nbad,-1\n", "0 1 -1 []")] // of numbers, a valence
    [InlineData("word,score\ngood,3\nbad,worse\n", "")] // half numbers are none
    [InlineData("word,positive,negative\ngood,1,0\nbad,0,1\n", "0 -1 -1 [1 2]")]
    [InlineData("word,positive,negative\ngood,X,\nbad,,X\n", "0 -1 -1 [1 2]")]
    [InlineData("Word,Negative,Positive\nbad,2009,0\nable,0,2100\nout,-1900,0\n", "0 -1 -1 [1 2]")] // years
    [InlineData("positive,negative\ngood,bad\n,awful\n", "-1 -1 -1 [0 1]")]
    [InlineData("ausdruck,punkte\ngut,2\nschlecht,-2\n", "0 1 -1 []")] // the only column of numbers
    [InlineData("ausdruck,punkte,zahl\ngut,2,3\nschlecht,-2,4\n", "")] // which one?
    [InlineData("ausdruck,art\ngut,positive\nfein,positive\nschlecht,negative\narg,negative\n", "0 -1 1 []")] // usual categories that recur
    [InlineData("word,positive,negative\ngood,X,\nfine,X,\n", "0 -1 -1 [1 2]")] // a usual category without an entry
    [InlineData("word,score,other\ngood,1,\nbad,-1,\n", "0 1 -1 []")] // an empty column of another name is none
    [InlineData("word,score,joy\ngood,1,X\nbad,-1,\n", "0 1 -1 [2]")]
    [InlineData("british,american\ncolour,color\nhonour,honor\n", "")]
    public void Find_Columns_AreToldByNamesAndCells(string content, string expected)
    {
        var columns = TableColumns.Find(Read(content), new LexiconFileOptions(), "l.csv");

        Assert.Equal(expected, columns is null ? string.Empty : $"{columns.Entry} {columns.Valence} {columns.Category} [{string.Join(' ', columns.Marks)}]");
    }

    // As published lexicons call it: NRC's "English (en)", the Loughran-McDonald "Word", SO-CAL's "term", and so on.
    [Theory]
    [InlineData("word words term terms entry entries token dicterm pattern patterns phrase ngram lemma expression mot mots wort palabra parola item")]
    public void Find_UsualNameOfEntries_IsTaken(string names) => Assert.All(
        names.Split(' ').Append("English (en)"),
        name => Assert.Equal(1, TableColumns.Find(Read($"note,{name},score\nx,good,1\ny,bad,-1\n"), new(), "l.csv")!.Entry));

    [Theory]
    [InlineData("valence valenz happiness sentiment score polarity value weight rating strength mean so wert gewicht valeur")]
    public void Find_UsualNameOfValences_IsTaken(string names) => Assert.All(
        names.Split(' ').Concat(["Valence Mean", "mean valence", "V.Mean.Sum", "ValMn", "Happiness.Average", "sentiment_score", "sentiment value", "polarity-score"]),
        name => Assert.Equal(2, TableColumns.Find(Read($"word,year,{name}\ngood,5,1\nbad,6,-1\n"), new(), "l.csv")!.Valence));

    [Theory]
    [InlineData("category categories sentiment polarity class label orientation emotion key list dimension type kategorie catégorie")]
    public void Find_UsualNameOfCategories_IsTaken(string names) => Assert.All(
        names.Split(' '),
        name => Assert.Equal(2, TableColumns.Find(Read($"word,note,{name}\ngood,x,a\nbad,y,b\n"), new(), "l.csv")!.Category));

    [Fact]
    public void Find_NineOfTenNumbers_AreNumbers()
    {
        var nine = string.Concat(Enumerable.Range(1, 9).Select(i => $"w{i},{i}\n"));

        Assert.Equal(1, TableColumns.Find(Read("word,score\n" + nine + "x,none\n"), new(), "l.csv")?.Valence);
        Assert.Null(TableColumns.Find(Read("word,score\n" + nine[5..] + "x,none\n"), new(), "l.csv")); // eight of nine
    }

    [Fact]
    public void Find_ColumnsGiven_AreTaken()
    {
        var columns = TableColumns.Find(Read("word,score,other,mine\ngood,1,x,2\n"), new() { EntryColumn = "other", ValenceColumn = "mine" }, "l.csv")!;

        Assert.Equal((2, 3), (columns.Entry, columns.Valence));
    }

    [Fact]
    public void Find_CategoriesGiven_CountInsteadOfValences()
    {
        var table = Read("word,score,joy,class\ngood,1,1,a\nbad,2,0,b\n");

        var columns = TableColumns.Find(table, new() { Categories = new Dictionary<string, float> { ["JOY"] = 1 } }, "l.csv")!;

        Assert.Equal((0, -1, 3), (columns.Entry, columns.Valence, columns.Category));
        Assert.Equal([2], columns.Marks);
        Assert.Equal(1, TableColumns.Find(table, new(), "l.csv")!.Valence);
    }

    [Theory]
    [InlineData("word,score\n", true)]
    [InlineData("score,word\n", true)]
    [InlineData("mot,catégorie\n", true)]
    [InlineData("word,other\n", false)]
    [InlineData("other,score\n", false)]
    public void HasUsualNames_Header_NamesEntryAndValueOrCategory(string content, bool expected) => Assert.Equal(expected, TableColumns.HasUsualNames(Read(content)));

    private static LexiconTable Read(string content) => LexiconTable.Read(new LexiconText("l.csv", "utf-8", content));
}
