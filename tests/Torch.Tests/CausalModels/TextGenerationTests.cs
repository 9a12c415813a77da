using System.Text.Json;
using NlpMlNet.CausalModels;
using NlpMlNet.Decoding;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.CausalModels;

/// <summary>Decoding of a transformer with a cache: shared/models/tiny-gpt2 has continuations of two implementations in Python.</summary>
public sealed class TextGenerationTests
{
    private static string Folder => SharedData.Find("models/tiny-gpt2");

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void GenerateBatch_GreedySearchOfUnequalPrompts_WritesTheReferencesTokens(int batchSize)
    {
        var cases = Cases();
        using var model = CausalLanguageModel.Load(Folder);

        var found = new TextGenerator(model, new() { MaximumTokens = 10, BatchSize = batchSize }).GenerateBatch([.. cases.Select(Prompt)]);

        Assert.All(found, (continuations, i) => Assert.Equal(Ids(cases[i].GetProperty("greedy").GetProperty("ids")), continuations[0].Tokens));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void GenerateBatch_BeamsOfUnequalPrompts_WriteTheReferencesTokensWithTheirSums(int batchSize)
    {
        var cases = Cases();
        using var model = CausalLanguageModel.Load(Folder);
        var options = new DecodingOptions { Method = new BeamSearch { LengthPenalty = 0 }, MaximumTokens = 10, Continuations = 4, BatchSize = batchSize };

        var found = new TextGenerator(model, options).GenerateBatch([.. cases.Select(Prompt)]);

        foreach (var (continuations, i) in found.Select((continuations, i) => (continuations, i)))
        {
            var beams = cases[i].GetProperty("beam4").GetProperty("beams").EnumerateArray().ToArray();
            Assert.Equal(beams.Length, continuations.Count);
            Assert.All(continuations, (continuation, beam) => Assert.Equal(Ids(beams[beam].GetProperty("ids")), continuation.Tokens));
            Assert.All(continuations, (continuation, beam) => Assert.Equal(beams[beam].GetProperty("sum_log_probabilities").GetDouble(), continuation.Score, 1e-3));
        }

        Assert.Equal(cases[2].GetProperty("beam4").GetProperty("best_text").GetString(), found[2][0].Text);
    }

    // A repetition penalty acts on them: they are those of the network, not log probabilities.
    [Fact]
    public void NextLogits_TextsOfUnequalLength_AreTheReferences()
    {
        using var model = CausalLanguageModel.Load(Folder);
        var cases = Reference().GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("input_ids").GetArrayLength() is > 0 and < 64).Take(4).ToArray();
        using var session = model.StartDecoding([.. cases.Select(one => Ids(one.GetProperty("input_ids")))]);
        var (width, logits) = (model.Vocabulary.Count, new float[cases.Length * model.Vocabulary.Count]);

        session.NextLogits(logits);

        foreach (var (row, one) in cases.Index())
        {
            var top = one.GetProperty("next_token_top10");
            Assert.All(
                Ids(top.GetProperty("ids")).Zip(top.GetProperty("logits").EnumerateArray()),
                pair => Assert.Equal(pair.Second.GetSingle(), logits[(row * width) + pair.First], 1e-4));
        }
    }

    [Fact]
    public void Stream_BytesOfCharacters_ShowsNoPartOfOne()
    {
        using var model = CausalLanguageModel.Load(Folder);
        var parts = new List<string>();

        var found = new TextGenerator(model, new() { Method = new Sampling { Temperature = 2 }, Seed = 1, MaximumTokens = 40 }).Stream("great phone", parts.Add);

        Assert.Equal(found.Text, string.Concat(parts));
        Assert.StartsWith("great phone" + found.Text, "great phone" + model.Vocabulary.Decode([.. found.Tokens]), StringComparison.Ordinal);
    }

    [Fact]
    public void GenerateBatch_SamplesOfUnequalPrompts_AreTheSameAtAnyBatchSize()
    {
        var cases = Cases();
        using var model = CausalLanguageModel.Load(Folder);

        Assert.Equal(Texts(16), Texts(1));

        string[] Texts(int size) => [.. new TextGenerator(model, new() { Method = new Sampling { TopK = 20 }, Seed = 3, Continuations = 2, MaximumTokens = 15, BatchSize = size })
            .GenerateBatch([.. cases.Select(Prompt)]).SelectMany(found => found).Select(found => found.Text)];
    }

    private static JsonElement[] Cases() => [.. Reference().GetProperty("generation").GetProperty("cases").EnumerateArray()];

    private static JsonElement Reference()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "reference.json")));
        return reference.RootElement.Clone();
    }

    private static string Prompt(JsonElement one) => one.GetProperty("prompt").GetString()!;

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}
