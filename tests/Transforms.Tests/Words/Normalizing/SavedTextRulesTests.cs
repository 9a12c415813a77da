using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Ngrams;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Words.Normalizing;

public class SavedTextRulesTests
{
    private static readonly string[] Texts = ["don‘t ﬁne", "don't fine", "don‘t ﬁne"];

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void SplitIntoTokens_SavedBeforeThereWereRules_TakesTextsAsTheyAre()
    {
        var now = context.Transforms.Text.SplitIntoTokens("Tokens", "Text", new() { IncludePunctuation = false }).Fit(Rows());

        var before = LoadBefore(now, SplitIntoTokensTransformer.Load);

        Assert.Equal("don't fine", TokensOf(now));
        Assert.Equal("don t ﬁne", TokensOf(before));
    }

    [Fact]
    public void SplitIntoTokens_CaseKept_KeepsNothingElse()
    {
        var tokens = context.Transforms.Text.SplitIntoTokens("Tokens", "Text", new() { FoldCase = false }).Fit(Rows());

        Assert.Equal("don't fine", TokensOf(tokens));
    }

    [Fact]
    public void NgramFeatures_SavedBeforeThereWereRules_TakesTextsAsTheyAre()
    {
        var options = new NgramFeaturesOptions { LongestCharacterNgram = 0, LongestWordNgram = 1, MinimumDocumentCount = 1 };
        var now = context.Transforms.Text.NgramFeatures("Features", "Text", options).Fit(Rows());

        var before = LoadBefore(now, NgramFeaturesTransformer.Load);

        // The only n-grams are don't and fine.
        Assert.Equal(2, NonZeros(now));
        Assert.Equal(0, NonZeros(before));
    }

    private T LoadBefore<T>(T saved, Func<Microsoft.ML.Runtime.IHostEnvironment, BinaryReader, T> load)
        where T : IModelComponent<T>
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        saved.Save(writer);
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()[..^1]));
        return load(CatalogEnvironment.Of(context.Transforms.Text), reader);
    }

    private string TokensOf(SplitIntoTokensTransformer transformer) =>
        string.Join(' ', transformer.Transform(Rows()).GetColumn<ReadOnlyMemory<char>[]>("Tokens").First().Select(token => token.ToString()));

    private int NonZeros(NgramFeaturesTransformer transformer) =>
        transformer.Transform(Rows()).GetColumn<float[]>("Features").First().Count(value => value != 0);

    private IDataView Rows() => context.Data.LoadFromEnumerable(Texts.Select(text => new Row { Text = text }));

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;
    }
}
