using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Testing;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words.Html;

public class DecodeHtmlEstimatorTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void DecodeHtml_TextColumn_Conforms() =>
        EstimatorConformance.Check(context, context.Transforms.Text.DecodeHtml("Decoded", "Text"), Rows(), "Text");

    [Fact]
    public void Transform_Rows_DecodesAndCounts()
    {
        var transformer = context.Transforms.Text.DecodeHtml("Text").Fit(Rows());

        var texts = transformer.Transform(Rows()).GetColumn<ReadOnlyMemory<char>>("Text").Select(text => text.ToString());

        Assert.Equal(["so & so", "plain", "", "a\nb"], texts);
        Assert.Equal(new HtmlCounts(4, 2), transformer.Count(Rows()));
    }

    private IDataView Rows() =>
        context.Data.LoadFromEnumerable(new[] { "so &amp; so", "plain", "", "a<br />b" }.Select(text => new Row { Text = text }));

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;
    }
}
