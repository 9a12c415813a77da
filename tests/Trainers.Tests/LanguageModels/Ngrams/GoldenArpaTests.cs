using System.Globalization;
using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

/// <summary>What KenLM's lmplz gives for the same ten lines.</summary>
public sealed class GoldenArpaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1L << 30)]
    [InlineData(1L << 20)]
    public void Train_GoldenCorpus_GivesTheProbabilitiesOfKenLm(long memory)
    {
        var golden = SharedData.Find("golden/lm/order3.arpa");
        var model = new NgramTrainer(new() { Order = 3, Tokens = TokenKind.WhiteSpace, MemoryLimit = memory }).Train(Corpus());
        var path = folder.File("own.arpa");
        model.WriteArpa(path);

        var (expected, actual) = (Read(golden), Read(path));

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair =>
        {
            Assert.Equal(pair.Value.Probability, actual[pair.Key].Probability, 1e-6);
            Assert.Equal(pair.Value.Backoff, actual[pair.Key].Backoff, 1e-6);
        });
    }

    [Fact]
    public void Score_GoldenSentences_GivesTheSumsOfKenLm()
    {
        var model = Train(3);
        var lines = File.ReadAllLines(SharedData.Find("golden/lm/sentences.txt"));
        double[] expected = [-3.6159315, -7.197532, -5.5897655];

        var sums = lines.Select(line => SumOf(model, line) / Math.Log(10)).ToArray();

        Assert.Equal(expected.Length, sums.Length);
        Assert.All(expected.Zip(sums), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Theory]
    [InlineData(UnknownTokens.Counted, 6.609391, 20)]
    [InlineData(UnknownTokens.LeftOut, 5.645761, 19)]
    public void Measure_GoldenSentences_GivesThePerplexityOfKenLm(UnknownTokens unknown, double expected, int tokens)
    {
        var meter = new PerplexityMeter(Train(3), new() { Unknown = unknown });
        foreach (var line in File.ReadAllLines(SharedData.Find("golden/lm/sentences.txt")))
        {
            meter.Add(line);
        }

        var perplexity = meter.Measure();

        Assert.Equal(expected, perplexity.Value, 1e-5);
        Assert.Equal((tokens, 1, 3), (perplexity.TokenCount, perplexity.UnknownCount, perplexity.LineCount));
    }

    [Fact]
    public void ReadArpa_FileOfKenLm_ScoresAsTheModelThatWasTrained()
    {
        var (own, read) = (Train(3), NgramModel.ReadArpa(SharedData.Find("golden/lm/order3.arpa")));

        foreach (var line in Corpus().Concat(File.ReadAllLines(SharedData.Find("golden/lm/sentences.txt"))))
        {
            Assert.Equal(SumOf(own, line), SumOf(read, line), 1e-5);
        }
    }

    [Fact]
    public void WriteArpa_ModelThatWasRead_GivesTheSameModelAgain()
    {
        var read = NgramModel.ReadArpa(SharedData.Find("golden/lm/order3.arpa"));
        var (first, second) = (folder.File("first.arpa"), folder.File("second.arpa"));

        read.WriteArpa(first);
        NgramModel.ReadArpa(first).WriteArpa(second);

        Assert.Equal(Read(SharedData.Find("golden/lm/order3.arpa")).OrderBy(pair => pair.Key, StringComparer.Ordinal), Read(first).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
    }

    private static string[] Corpus() => File.ReadAllLines(SharedData.Find("golden/lm/corpus.txt"));

    private static NgramModel Train(int order) => new NgramTrainer(new() { Order = order, Tokens = TokenKind.WhiteSpace }).Train(Corpus());

    private static double SumOf(LanguageModel model, string line)
    {
        int[] tokens = [.. model.Vocabulary.Encode(line).Ids, model.Vocabulary.EndId!.Value];
        var scores = new float[tokens.Length];
        model.Score([model.Vocabulary.StartId!.Value], tokens, scores);
        return scores.Sum(score => (double)score);
    }

    private static Dictionary<string, (float Probability, float Backoff)> Read(string path) => File.ReadLines(path)
        .Select(line => line.Split('\t'))
        .Where(parts => parts.Length >= 2)
        .ToDictionary(parts => parts[1], parts => (Number(parts[0]), parts.Length == 3 ? Number(parts[2]) : 0));

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
