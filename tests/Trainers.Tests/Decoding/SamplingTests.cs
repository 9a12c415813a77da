using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

public sealed class SamplingTests
{
    private static readonly TableModel Model = TableModel.Random(seed: 933);

    // 4 degrees of freedom or fewer: chi-square is above 18.47 once in a thousand seeds.
    [Fact]
    public void Generate_ManySamples_HaveTheTruncatedDistribution()
    {
        double[] probabilities = [0.05, 0.3, 0.25, 0.2, 0.15, 0.05];
        var model = TableModel.OfProbabilities(ByteVocabulary.Pieces("0", "1", "2", "3", "4", "5"), [.. Enumerable.Repeat(probabilities, 6)]);
        var options = new DecodingOptions { Method = new Sampling { TopP = 0.88 }, MaximumTokens = 1, Continuations = 20000, Seed = 1 };

        var drawn = new TextGenerator(model, options).Generate("1");

        double[] expected = [0, 0.3 / 0.9, 0.25 / 0.9, 0.2 / 0.9, 0.15 / 0.9, 0];
        var chiSquare = 0.0;
        for (var id = 0; id < 6; id++)
        {
            var count = drawn.Count(continuation => continuation.Tokens[0] == id);
            Assert.True(expected[id] > 0 || count == 0);
            chiSquare += expected[id] > 0 ? Math.Pow(count - (20000 * expected[id]), 2) / (20000 * expected[id]) : 0;
        }

        Assert.InRange(chiSquare, 0, 16.27); // 3 degrees of freedom, 0.001
        Assert.Equal(Math.Log(probabilities[drawn[0].Tokens[0]]), drawn[0].LogProbability, 1e-6); // by the model, not by what was left of it
    }

    [Fact]
    public void GenerateBatch_SameSeed_GivesTheSameTextsAtAnyBatchSize()
    {
        string[] prompts = ["35", "1", "624", "5", "66"];

        var together = Generate(prompts, size: 16);

        Assert.Equal(together, Generate(prompts, size: 1));
        Assert.Equal(together, Generate(prompts, size: 2));
        Assert.NotEqual(together, Generate(prompts, size: 16, seed: 6));
        Assert.True(together.Distinct().Count() > 8); // of 10: rows and samples draw for themselves
    }

    [Fact]
    public void GenerateBatch_InParts_GivesTheSameTexts()
    {
        string[] prompts = ["35", "35", "35", "35"];
        var generator = new TextGenerator(Model, new() { Method = new Sampling(), Seed = 5, EndTokens = [], MaximumTokens = 10 });

        string[] parts = [.. generator.GenerateBatch(prompts[..3]).Concat(generator.GenerateBatch(prompts[3..], firstNumber: 3)).Select(found => found[0].Text)];

        Assert.Equal(generator.GenerateBatch(prompts).Select(found => found[0].Text), parts);
        Assert.Equal(4, parts.Distinct().Count());
    }

    [Fact]
    public void Generate_MoreContinuations_BeginWithTheSameOnes()
    {
        string[] Texts(int count) => [.. new TextGenerator(Model, new() { Method = new Sampling(), Seed = 5, Continuations = count }).Generate("35").Select(found => found.Text)];

        Assert.Equal(Texts(2), Texts(4)[..2]);
    }

    [Fact]
    public void Generate_ColdestTemperature_IsGreedySearch()
    {
        var cold = new TextGenerator(Model, new() { Method = new Sampling { Temperature = 0.001 }, EndTokens = [], MaximumTokens = 30, Seed = 1 });

        Assert.Equal(new TextGenerator(Model, new() { EndTokens = [], MaximumTokens = 30 }).Generate("1")[0].Text, cold.Generate("1")[0].Text);
    }

    [Fact]
    public void Seed_NotGiven_IsDrawnAndCanBeUsedAgain()
    {
        var generator = new TextGenerator(Model, new() { Method = new Sampling() });

        var again = new TextGenerator(Model, new() { Method = new Sampling(), Seed = generator.Seed });

        Assert.Equal(generator.Generate("35")[0].Text, again.Generate("35")[0].Text);
    }

    private static string[] Generate(string[] prompts, int size, int seed = 5)
    {
        var options = new DecodingOptions { Method = new Sampling { Temperature = 1.2 }, EndTokens = [], MaximumTokens = 8, Continuations = 2, BatchSize = size, Seed = seed };
        return [.. new TextGenerator(Model, options).GenerateBatch(prompts).SelectMany(found => found).Select(found => found.Text)];
    }
}
