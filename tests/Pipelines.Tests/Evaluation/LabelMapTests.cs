using NlpMlNet.Evaluation;

namespace NlpMlNet.Tests.Evaluation;

/// <summary>Which map is proposed for labels that a model doesn't know.</summary>
public sealed class LabelMapTests
{
    [Theory]
    [InlineData("Negative,POSITIVE", "negative,positive", "Negative=negative,POSITIVE=positive")]
    [InlineData("Sci Tech", "Sci/Tech,World", "Sci Tech=Sci/Tech")]
    [InlineData("0,1,2", "negative,neutral,positive", "0=negative,1=neutral,2=positive")]
    [InlineData("2,0", "negative,neutral,positive", "0=negative,2=positive")]
    [InlineData("0.0,1.0", "negative,positive", "0.0=negative,1.0=positive")]
    [InlineData("-1,0,1", "negative,neutral,positive", "-1=negative,0=neutral,1=positive")]
    [InlineData("1,2", "negative,positive", "1=negative,2=positive")]
    [InlineData("0,1", "LABEL_0,LABEL_1", "0=LABEL_0,1=LABEL_1")]
    [InlineData("1,5", "1 star,2 stars,5 stars", "1=1 star,5=5 stars")]
    [InlineData("3,1", "1.0,2.0,3.0", "1=1.0,3=3.0")]
    [InlineData("LABEL_1,LABEL_0", "0,1", "LABEL_0=0,LABEL_1=1")]
    [InlineData("pos,neg", "negative,positive", "neg=negative,pos=positive")]
    [InlineData("positive,neg", "negative,positive", "neg=negative")]
    public void Propose_OneMeaningIsClear_GivesTheMap(string labels, string classes, string expected) => Assert.Equal(
        expected, string.Join(',', LabelMap.Propose(labels.Split(','), classes.Split(','))!.Select(pair => $"{pair.Label}={pair.Class}")));

    [Theory]
    [InlineData("sad,glad", "negative,positive")]
    [InlineData("NEGATIVE,Negative", "negative,positive")] // both can't be one class by mistake alone
    [InlineData("0,1,7", "negative,neutral")]
    [InlineData("ne", "negative,neutral")]
    [InlineData("negative,LABEL", "LABEL_0,LABEL_1")]
    [InlineData("0.5,1.5", "negative,positive")]
    public void Propose_NotClear_GivesNone(string labels, string classes) => Assert.Null(LabelMap.Propose(labels.Split(','), classes.Split(',')));

    [Fact]
    public void Advise_ClassesWithoutNames_SaysWhereNamesComeFrom()
    {
        var advice = LabelMap.Advise([new LabelledText("text", "1", 1)], ["LABEL_0", "LABEL_1"]).ToString();

        Assert.StartsWith("If they mean the same, map them: EvaluationOptions.MapLabels \"1=LABEL_1\".", advice, StringComparison.Ordinal);
        Assert.Contains("config.json has none (id2label); import it again with the names", advice, StringComparison.Ordinal);
    }
}
