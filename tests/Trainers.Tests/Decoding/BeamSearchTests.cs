using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

/// <summary>Reference values of an implementation of its own in Python (double precision), over <see cref="TableModel.Random"/> with the seed 933.</summary>
public sealed class BeamSearchTests
{
    // Width 4, at most 16 tokens behind "35": scores are at least 0.001 apart.
    [Theory]
    [InlineData(-1, BeamStopping.WhenEnough, "462 4462 4551 45653", new[] { -8.64667, -15.18858, -23.01696, -35.1243 }, 6)]
    [InlineData(-1, BeamStopping.WhenUnlikely, "462 4462 4551 45653", new[] { -8.64667, -15.18858, -23.01696, -35.1243 }, 7)]
    [InlineData(-1, BeamStopping.WhenImpossible, "462 4462 4551 45653", new[] { -8.64667, -15.18858, -23.01696, -35.1243 }, 7)]
    [InlineData(0, BeamStopping.WhenEnough, "462 4462 4551 45653", new[] { -2.16167, -3.03772, -4.60339, -5.85405 }, 6)]
    [InlineData(0, BeamStopping.WhenUnlikely, "462 4462 4551 45653", new[] { -2.16167, -3.03772, -4.60339, -5.85405 }, 7)]
    [InlineData(0, BeamStopping.WhenImpossible, "462 4462 4551 45653", new[] { -2.16167, -3.03772, -4.60339, -5.85405 }, 7)]
    [InlineData(1, BeamStopping.WhenEnough, "462 4462 4551 45653", new[] { -0.54042, -0.60754, -0.92068, -0.97567 }, 6)]
    [InlineData(1, BeamStopping.WhenUnlikely, "462 4462 4551312462 45513124462", new[] { -0.54042, -0.60754, -0.75098, -0.82432 }, 12)]
    [InlineData(1, BeamStopping.WhenImpossible, "462 4462 4551312462 455131211535462", new[] { -0.54042, -0.60754, -0.75098, -0.78642 }, 16)]
    [InlineData(2, BeamStopping.WhenEnough, "4462 462 45653 4551", new[] { -0.12151, -0.1351, -0.16261, -0.18414 }, 6)]
    [InlineData(2, BeamStopping.WhenUnlikely, "455131211535462 4551312115131246 4551312115354462 4551312115131211", new[] { -0.04915, -0.05115, -0.05166, -0.05197 }, 16)]
    [InlineData(2, BeamStopping.WhenImpossible, "455131211535462 4551312115131246 4551312115354462 4551312115131211", new[] { -0.04915, -0.05115, -0.05166, -0.05197 }, 16)]
    public void Generate_LengthPenaltyAndStopping_AreThoseOfTheReference(double penalty, BeamStopping stopping, string texts, double[] scores, int steps)
    {
        var model = TableModel.Random(seed: 933);
        var method = new BeamSearch { LengthPenalty = penalty, Stopping = stopping };

        var found = new TextGenerator(model, new() { Method = method, MaximumTokens = 16, Continuations = 4 }).Generate("35");

        Assert.Equal(texts.Split(' '), found.Select(continuation => continuation.Text));
        Assert.All(found, (continuation, i) => Assert.Equal(scores[i], continuation.Score, 1e-5));
        Assert.All(found, continuation => Assert.Equal(continuation.LogProbability / Math.Pow(continuation.Tokens.Count, penalty), continuation.Score, 1e-9));
        Assert.Equal(steps, model.RowsOfSteps.Count);
    }

    [Theory]
    [InlineData("1", "2115354620 244620 2115354462", new[] { -0.74805, -0.79826, -0.81231 })]
    [InlineData("624", "6345513121 6345513653 6535455131", new[] { -0.97817, -1.00941, -1.01606 })]
    public void Generate_BansAndMinimum_AreThoseOfTheReference(string prompt, string tokens, double[] scores)
    {
        var options = new DecodingOptions { Method = new BeamSearch { Width = 3 }, NoRepeatNgrams = 2, MinimumTokens = 5, MaximumTokens = 10, Continuations = 3 };

        var found = new TextGenerator(TableModel.Random(seed: 933), options).Generate(prompt);

        Assert.Equal(tokens.Split(' '), found.Select(continuation => string.Concat(continuation.Tokens)));
        Assert.All(found, (continuation, i) => Assert.Equal(scores[i], continuation.Score, 1e-5));
    }

    // Greedy takes b (0.6), then at best 0.4: 0.24. a (0.4) is followed by its end with 0.9: 0.36.
    [Fact]
    public void Generate_WhereGreedyIsMisled_FindsTheMoreProbableText()
    {
        var model = TableModel.OfProbabilities(
            ByteVocabulary.Pieces("</s>", "a", "b", "x"), [[1, 0, 0, 0], [0.9, 0.1, 0, 0], [0.4, 0.3, 0.3, 0], [0, 0.4, 0.6, 0]]);

        var best = new TextGenerator(model, new() { Method = new BeamSearch { Width = 2, LengthPenalty = 0 } }).Generate("x")[0];

        Assert.Equal("b", new TextGenerator(model).Generate("x")[0].Text);
        Assert.Equal("a", best.Text);
        Assert.Equal(Math.Log(0.4 * 0.9), best.Score, 1e-6);
    }

    [Fact]
    public void Generate_WidthOne_IsGreedySearch()
    {
        var model = TableModel.Random(seed: 7);
        var beam = new TextGenerator(model, new() { Method = new BeamSearch { Width = 1 }, EndTokens = [], MaximumTokens = 20 });

        Assert.Equal(new TextGenerator(model, new() { EndTokens = [], MaximumTokens = 20 }).Generate("3")[0].Tokens, beam.Generate("3")[0].Tokens);
    }

    [Fact]
    public void Generate_WideEnough_FindsWhatExhaustiveSearchFinds() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (seed, first) =>
        {
            var (model, prompt, penalty) = (TableModel.Random(Math.Abs(seed % 100000)), 1 + Math.Abs(first % 6), Math.Abs(first % 3));
            var method = new BeamSearch { Width = 400, LengthPenalty = penalty, Stopping = BeamStopping.WhenImpossible };

            var found = new TextGenerator(model, new() { Method = method, MaximumTokens = 3, Continuations = 10 }).GenerateBatch([[prompt]])[0];

            var all = AllTexts(model, [prompt], 3).OrderByDescending(text => text.Score / Math.Pow(text.Tokens.Length, penalty)).Take(10).ToArray();
            Assert.All(found, (continuation, i) => Assert.Equal(all[i].Score / Math.Pow(all[i].Tokens.Length, penalty), continuation.Score, 1e-5));
            Assert.Equal(10, found.Count);
        }));

    [Fact]
    public void GenerateBatch_AnyBatchSize_GivesTheSame()
    {
        var model = TableModel.Random(seed: 933);
        string[] prompts = ["35", "1", "624", "5", "66"];

        var together = Generate(16);

        Assert.Equal(together, Generate(1));
        Assert.Equal(together, Generate(2));

        string[] Generate(int size) => [.. new TextGenerator(model, new() { Method = new BeamSearch(), BatchSize = size, Continuations = 2 })
            .GenerateBatch(prompts).SelectMany(found => found).Select(found => $"{found.Text} {found.Score}")];
    }

    // The search behind "a" ends after 2 steps, that behind "c" after 4: its 2 beams go on alone.
    [Fact]
    public void GenerateBatch_SearchThatEnded_LeavesTheSession()
    {
        var model = TableModel.OfProbabilities(
            ByteVocabulary.Pieces("</s>", "a", "b", "c"), [[1, 0, 0, 0], [0.8, 0.1, 0.1, 0], [0.8, 0.1, 0.1, 0], [0, 0, 0.01, 0.99]]);

        new TextGenerator(model, new() { Method = new BeamSearch { Width = 2, Stopping = BeamStopping.WhenEnough }, MaximumTokens = 4 }).GenerateBatch(["a", "c"]);

        Assert.Equal([2, 4, 2, 2], model.RowsOfSteps);
    }

    [Fact]
    public void Generate_NoTokenLeft_ReturnsWhatThereIs()
    {
        var model = TableModel.OfProbabilities(ByteVocabulary.Pieces("</s>", "a", "b"), [[1, 0, 0], [0, 0, 1], [0, 1, 0]]);

        var found = Assert.Single(new TextGenerator(model, new() { Method = new BeamSearch(), NoRepeatNgrams = 1 }).Generate("a"));

        Assert.Equal("b", found.Text);
        Assert.Equal(ContinuationEnd.NoTokenLeft, found.End);
    }

    [Fact]
    public void Generate_NoTokenAtAll_ReturnsAnEmptyText()
    {
        var found = Assert.Single(new TextGenerator(TableModel.Random(seed: 1), new() { Method = new BeamSearch(), NoRepeatNgrams = 1, MinimumTokens = 1 }).Generate("123456"));

        Assert.Equal(("", 0.0, ContinuationEnd.NoTokenLeft), (found.Text, found.Score, found.End));
    }

    [Fact]
    public void Generate_StopString_EndsABeam()
    {
        var model = TableModel.OfProbabilities(
            ByteVocabulary.Pieces("</s>", "a", "b", "x"), [[1, 0, 0, 0], [0, 0.1, 0.9, 0], [0.1, 0.8, 0.1, 0], [0, 0.4, 0.6, 0]]);

        var best = new TextGenerator(model, new() { Method = new BeamSearch { Width = 2, LengthPenalty = 0 }, StopStrings = ["ab"] }).Generate("x")[0];

        Assert.Equal("b", best.Text); // b, a, b: 0.6 * 0.8 * 0.9
        Assert.Equal([2, 1, 2], best.Tokens);
        Assert.Equal(Math.Log(0.6 * 0.8 * 0.9), best.Score, 1e-6);
        Assert.Equal(ContinuationEnd.StopString, best.End);
    }

    private static IEnumerable<(int[] Tokens, double Score)> AllTexts(TableModel model, int[] context, int left)
    {
        var next = new float[7];
        model.PredictNext(context, next);
        return Enumerable.Range(0, 7).SelectMany(token => token == 0 || left == 1
            ? [([token], next[token])]
            : AllTexts(model, [.. context, token], left - 1).Select(text => ((int[])[token, .. text.Tokens], next[token] + text.Score)));
    }
}
