using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconRowsTests
{
    [Theory]
    [InlineData("-2.5", -2.5f)]
    [InlineData(" +1,5 ", 1.5f)]
    [InlineData("\u22123", -3f)] // a minus sign
    [InlineData("1e-3", 0.001f)]
    [InlineData(".03", 0.03f)]
    public void TryParseNumber_Number_IsRead(string field, float expected)
    {
        Assert.True(LexiconRows.TryParseNumber(field, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("NaN")]
    [InlineData("1e40")] // too large
    [InlineData("1,000.5")]
    public void TryParseNumber_AnythingElse_IsNone(string field) => Assert.False(LexiconRows.TryParseNumber(field, out _));

    [Theory]
    [InlineData("valence", new[] { 1f, 5, 9 }, 5f)]
    [InlineData("V.Mean.Sum", new[] { 1f, 5, 9 }, 5f)]
    [InlineData("Happiness", new[] { 1f, 5, 9 }, 5f)]
    [InlineData("score", new[] { 1f, 5, 9 }, 0f)] // no name of a rating
    [InlineData("Mean.V.", new[] { 1f, 5, 9 }, 0f)]
    [InlineData("valence", new[] { 1f, 9 }, 0f)] // too few to say
    [InlineData("valence", new float[0], 0f)]
    [InlineData("valence", new[] { -1f, 5, 9 }, 0f)] // has a middle already
    [InlineData("valence", new[] { 1f, 3, 5 }, 0f)] // no scale from 1 to 9
    [InlineData("valence", new[] { 1f, 3, 5.1f }, 5f)]
    [InlineData("valence", new[] { 1f, 5, 9.1f }, 0f)]
    [InlineData("valence", new[] { 0.9f, 5, 9 }, 0f)]
    [InlineData("valence", new[] { 4f, 6, 8 }, 5f)]
    [InlineData("valence", new[] { 4.1f, 6, 8 }, 0f)] // far from neutral, all of them
    [InlineData("valence", new[] { 0f, 0.4f, 1 }, 0.5f)]
    [InlineData("valence", new[] { 0f, 0.4f, 0.5f }, 0f)]
    [InlineData("valence", new[] { 0f, 1, 0, 1 }, 0f)] // yes or no
    [InlineData("valence", new[] { 0f, 0.4f, 1.1f }, 0f)]
    public void GuessNeutral_Ratings_SubtractsTheMiddleOfTheirScale(string column, float[] ratings, float neutral)
    {
        var rows = Rows();

        rows.GuessNeutral(column, ratings);
        rows.AddValence("good", 8, 1);

        Assert.Equal(8 - neutral, rows.Rows[0].Value);
        Assert.Equal(neutral == 0 ? 0 : 1, rows.Notes.Count);
    }

    [Fact]
    public void GuessNeutral_NeutralGiven_IsTaken()
    {
        var rows = Rows(new() { Neutral = 2 });

        rows.GuessNeutral("valence", [1, 5, 9]);
        rows.AddValence("good", 8, 1);

        Assert.Equal(6, rows.Rows[0].Value);
        Assert.Empty(rows.Notes);
    }

    [Fact]
    public void LeaveOut_SeveralReasons_CountsEachAndShowsThree()
    {
        var rows = Rows();
        for (var line = 1; line <= 5; line++)
        {
            rows.LeaveOut("rules", $"r{line}", line);
        }

        rows.LeaveOut("stems", "s", 6);

        var leftOut = rows.LeftOut.ToList();
        Assert.Equal([("rules", 5), ("stems", 1)], leftOut.Select(reason => (reason.Reason, reason.Count)));
        Assert.Equal(["'r1' in line 1", "'r2' in line 2", "'r3' in line 3"], leftOut[0].Examples);
    }

    [Fact]
    public void ParseNumber_DecimalComma_IsRemarkedOn()
    {
        var rows = Rows();
        rows.ParseNumber("1.5", 1);
        Assert.Null(rows.CommaNote);

        rows.ParseNumber("1,5", 2);
        rows.ParseNumber("2.5", 3);

        Assert.Equal("l.txt has numbers with a decimal comma; they were read so.", rows.CommaNote);
    }

    [Fact]
    public void AddInCategory_SeveralEntries_DeclaresTheCategoryOnce()
    {
        var rows = Rows();
        rows.DeclareCategory("empty");
        rows.AddInCategory("good", "positive", 1);
        rows.AddInCategory("fine", "positive", 2, strength: 0.5f);

        Assert.Equal(["empty", "positive"], rows.Categories);
        Assert.Equal([new("good", "positive", 1, 1), new LexiconRow("fine", "positive", 0.5f, 2)], rows.Rows);
    }

    [Fact]
    public void AddValence_EntryOfAThousandCharacters_IsTheLongest()
    {
        var rows = Rows();

        rows.AddValence(new string('a', 1000), 1, 1);
        Assert.Throws<LexiconFormatException>(() => rows.AddValence(new string('a', 1001), 1, 2));
    }

    private static LexiconRows Rows(LexiconFileOptions? options = null) => new(new LexiconText("l.txt", "utf-8", string.Empty), options ?? new());
}
