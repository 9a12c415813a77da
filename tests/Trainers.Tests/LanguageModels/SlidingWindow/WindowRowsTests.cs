using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class WindowRowsTests
{
    private const int Start = 1;
    private const int Padding = 99;

    [Theory]
    [InlineData(new int[0], new[] { Padding, Padding, Padding })]
    [InlineData(new[] { Start }, new[] { Padding, Padding, Start })]
    [InlineData(new[] { 5, 6, 7, 8 }, new[] { 6, 7, 8 })]
    [InlineData(new[] { 5, Start, 6 }, new[] { Padding, Start, 6 })]
    [InlineData(new[] { Start, 5, Start }, new[] { Padding, Padding, Start })]
    public void Fill_Context_KeepsItsLastTokensDownToTheStartOfTheLine(int[] context, int[] expected)
    {
        var window = new int[3];

        WindowRows.Fill(context, Start, Padding, window);

        Assert.Equal(expected, window);
    }

    [Theory]
    [InlineData(TextUnit.Line, new[] { Padding, Start })]
    [InlineData(TextUnit.Stream, new[] { 3, 2 })]
    public void ToRows_SecondLine_BeginsAsTheUnitSays(TextUnit unit, int[] expected)
    {
        var vocabulary = SmallModel.Train(tokens: TokenKind.WhiteSpace).Vocabulary; // <unk> 0, <s> 1, </s> 2, the 3, ...
        var lines = new EncodedLines();
        lines.Add([3], end: 2);
        lines.Add([4, 5], end: 2);
        var window = new int[2];

        var rows = lines.ToRows([0, 1], vocabulary, new() { Unit = unit, Window = 2 });
        rows.Read(2, window);

        Assert.Equal([3, 2, 4, 5, 2], Enumerable.Range(0, rows.Count).Select(rows.TargetOf));
        Assert.Equal(expected, window.Select(slot => slot == vocabulary.Count ? Padding : slot));
    }

    [Fact]
    public void UnknownWords_WordsThatOccurOnce_AreUnknownInSomeEpochs()
    {
        int[] ids = [1, 3, 3, 4, 2];
        var rows = new WindowRows(ids, [1, 2, 3, 4], Start, 2, 5);
        var words = new UnknownWords(rows, [0, -1, 1, 2, 1], unknown: 0, seed: 1);
        List<int> read = [];
        for (var epoch = 1; epoch <= 40; epoch++)
        {
            words.Choose(epoch);
            read.Add(ids[3]);
            Assert.Equal([1, 3, 3], ids[..3]);
        }

        Assert.Equal([0, 4], read.Distinct().Order());
        Assert.InRange(read.Count(id => id == 0), 10, 30);
    }

    [Fact]
    public void UnknownWords_TextsThatHoldTheUnknownToken_StayAsTheyAre()
    {
        int[] ids = [1, 0, 4, 2];
        var words = new UnknownWords(new WindowRows(ids, [1, 2, 3], Start, 2, 5), [1, -1, 1, 0, 1], unknown: 0, seed: 1);
        for (var epoch = 1; epoch <= 20; epoch++)
        {
            words.Choose(epoch);
            Assert.Equal([1, 0, 4, 2], ids);
        }
    }
}
