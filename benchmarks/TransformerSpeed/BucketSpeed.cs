using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Subwords;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Benchmarks;

/// <summary>Scoring texts of like length together, beside padding every text to 128 tokens.</summary>
internal static class BucketSpeed
{
    private const int Rounds = 3;
    private const int MostRows = 2048;

    /// <param name="path">A CSV file with a column <c>text</c>.</param>
    /// <param name="tokenizer">The folder of a tokenizer with BERT's vocabulary.</param>
    public static void Run(string path, string tokenizer)
    {
        using var network = Sizes.CreateNetwork(Sizes.Configuration);
        network.eval();
        var encoder = new TextEncoder(SubwordTokenizer.Load(tokenizer), Sizes.Tokens, SubwordTruncation.LongestFirst);
        EncodedText[] texts = [.. new MLContext().Data.LoadFromCsv(path).GetColumn<string>("text").Take(MostRows).Select(encoder.Encode)];
        var scorer = new TransformerScorer(network, CPU, Sizes.Batch);
        Turns.Warm(() => scorer.Score(texts[..(8 * Sizes.Batch)], NetworkOutputs.Probabilities));
        var seconds = Turns.Measure(Rounds, () => scorer.Score(texts, NetworkOutputs.Probabilities), () => ScorePadded(network, texts));
        var (own, padded) = (Turns.Median(seconds[0]), Turns.Median(seconds[1]));
        Console.WriteLine(
            $"{texts.Length} rows of {texts.Average(text => text.Length):F1} tokens: by length {texts.Length / own:F0} rows/s, "
            + $"padded to {Sizes.Tokens} {texts.Length / padded:F0} rows/s, ratio {padded / own:F1}");
    }

    private static void ScorePadded(TransformerNetwork network, EncodedText[] texts)
    {
        foreach (var batch in texts.Chunk(Sizes.Batch))
        {
            using var scope = NewDisposeScope();
            using var unrecorded = no_grad();
            var lengths = batch.Select(text => text.Length).ToArray();
            long[] ids = [.. batch.SelectMany(text => text.Ids.Concat(Enumerable.Repeat(0, Sizes.Tokens - text.Length))).Select(id => (long)id)];
            var tokens = new TokenBatch(tensor(ids, [batch.Length, Sizes.Tokens]), null, AttentionMask.OfTexts(lengths, Sizes.Tokens, CPU));
            NetworkWeights.Values(NetworkOutputs.Probabilities(network, tokens).contiguous());
        }
    }
}
