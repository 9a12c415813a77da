using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring.Input;

public sealed class HtmlRowsTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private const string Rows = "Id,Text\n1,plain\n2,A &amp; B\n3,a; b & c\n4,<p>good</p>\n5,it #39;s,one field too many\n6,&eacute;t&eacute;\n";

    [Theory]
    [InlineData(true, 3)] // rows 2, 4 and 6; row 5 is rejected
    [InlineData(false, 0)]
    public void Score_ModelThatReadsHtml_CountsTheRowsWithIt(bool readsHtml, int expected)
    {
        var output = place.PathOf($"html-{readsHtml}.out.csv");
        var options = new BatchScoringOptions { InputPath = place.Write($"html-{readsHtml}.csv", Rows), OutputPath = output, RowsPerChunk = 2 };

        var summary = place.Score(options, readsHtml ? WithHtml() : place.Multiclass);

        Assert.Equal((6, 1, expected), (summary.RowsRead, summary.RowsRejected, summary.HtmlTexts));
    }

    [Fact]
    public void Summarise_CountsOfAnEarlierRun_AreKept()
    {
        var position = new ScoringPosition(RowsRead: 4, RowsRejected: 0, EmptyTexts: 0, Cuts: default, OutputBytes: 0, RejectsBytes: 0, HtmlTexts: 2);

        Assert.Equal(2, position.Summarise(resumed: 4, TimeSpan.Zero, rejects: null).HtmlTexts);
    }

    private LoadedModel WithHtml()
    {
        var read = place.Context.Transforms.Text.DecodeHtml("Text").Fit(place.Training);
        return place.Multiclass with { Transformer = new TransformerChain<ITransformer>(read, place.Multiclass.Transformer) };
    }
}
