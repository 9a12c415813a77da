using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

public sealed class ContextSeedTests
{
    [Fact]
    public void Of_OwnSeed_OutranksTheContexts() => Assert.Equal(3, ContextSeed.Of(new MLContext(seed: 7), 3));

    [Fact]
    public void Of_NoOwnSeed_IsTheContextsWhateverRanBefore()
    {
        var context = new MLContext(seed: 7);
        context.Transforms.Text.SplitIntoTokens("Tokens", "Text").Fit(context.Data.LoadFromEnumerable([new { Text = "a b" }]));

        Assert.Equal(7, ContextSeed.Of(context, null));
        Assert.Equal(7, ContextSeed.Of(CatalogEnvironment.Of(context.Transforms.Text), null));
        Assert.Equal(7, ContextSeed.Of(CatalogEnvironment.Of(context.Data), null));
    }

    [Fact]
    public void Of_ContextWithoutSeed_IsRandom()
    {
        IHostEnvironment context = new MLContext();

        int[] seeds = [.. Enumerable.Range(0, 4).Select(_ => ContextSeed.Of(context, null))];

        Assert.True(seeds.Distinct().Count() > 1, string.Join(' ', seeds)); // all four alike: once in 10^28 runs
        Assert.All(seeds, seed => Assert.True(seed >= 0));
    }
}
