using System.Text.Json;
using Microsoft.ML;
using NlpMlNet.CausalModels;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.CausalModels;

public sealed class CausalLanguageModelTests
{
    private const double Tolerance = 2e-4;

    public static TheoryData<string> Names => CausalReference.Names;

    [Theory]
    [InlineData("gpt2")]
    [InlineData("qwen3")]
    [InlineData("mistral")]
    public void Conformance_OfEachKind_Holds(string name)
    {
        using var folder = new TemporaryFolder();
        using var model = Load(name, folder, positions: 12);

        LanguageModelConformance.Check(model, ["w3 w4 w5", "", "w9", string.Join(' ', Enumerable.Range(5, 18).Select(i => $"w{i}"))], Reload, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ScoreBatch_EachFamily_GivesTheReferencesLogProbabilities(string name)
    {
        using var folder = new TemporaryFolder();
        using var model = Load(name, folder);
        var (sequences, expected) = (CausalReference.Sequences, CausalReference.Expected(name));

        var scores = model.ScoreBatch([.. sequences.Select(ids => new TokenSequence(ids.AsMemory(0, 1), ids.AsMemory(1)))]);

        foreach (var (row, values) in scores.Index())
        {
            Assert.Equal(sequences[row].Length - 1, values.Length);
            Assert.All(values.Index(), value => Assert.Equal(expected[row][value.Index][4], value.Item, Tolerance)); // the fifth is that of the token that follows
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/variants/bin")]
    [InlineData("/variants/unprefixed")]
    public void Score_TinyGpt2_GivesTheReferencesLogProbabilities(string variant)
    {
        using var model = CausalLanguageModel.Load(SharedData.Find("models/tiny-gpt2" + variant));
        var cases = Gpt2Reference().GetProperty("cases").EnumerateArray().Where(text => text.TryGetProperty("token_log_probabilities", out _)).ToArray();

        Assert.NotEmpty(cases);
        foreach (var text in cases)
        {
            var ids = Ids(text.GetProperty("input_ids"));
            var scores = new float[ids.Length - 1];
            model.Score(ids.AsSpan(0, 1), ids.AsSpan(1), scores);

            Assert.Equal(ids, model.Vocabulary.Encode(text.GetProperty("text").GetString()!).Ids.Take(ids.Length));
            Assert.All(Floats(text.GetProperty("token_log_probabilities")).Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public void StartDecoding_TinyGpt2PromptsOfUnequalLength_WriteTheReferencesGreedyTokens()
    {
        using var model = CausalLanguageModel.Load(SharedData.Find("models/tiny-gpt2"));
        var cases = Gpt2Reference().GetProperty("generation").GetProperty("cases").EnumerateArray().ToArray();
        var expected = cases.Select(text => Ids(text.GetProperty("greedy").GetProperty("ids"))).ToArray();
        using var session = model.StartDecoding([.. cases.Select(text => Ids(text.GetProperty("input_ids")))]);
        var (width, written) = (model.Vocabulary.Count, cases.Select(_ => new List<int>()).ToArray());
        var next = new float[cases.Length * width];

        for (var step = 0; step < expected[0].Length; step++)
        {
            session.NextLogProbabilities(next);
            var best = written.Select((_, row) => Array.IndexOf(next, next.AsSpan(row * width, width).ToArray().Max(), row * width, width) - (row * width)).ToArray();
            session.Advance([.. Enumerable.Range(0, cases.Length)], best);
            foreach (var (row, id) in best.Index())
            {
                written[row].Add(id);
            }
        }

        Assert.Equal(expected, written.Select(ids => ids.ToArray()));
        Assert.Equal(" jriverriverriverthanth jir are", model.Vocabulary.Decode(Ids(cases[1].GetProperty("beam4").GetProperty("best_ids"))));
    }

    // The whole text at once, and each token from the context that is left of it.
    [Fact]
    public void Score_TextLongerThanThePositions_EachTokenHasTheLastOnesAsContext()
    {
        using var folder = new TemporaryFolder();
        using var model = Load("llama", folder, positions: 8);
        var ids = CausalReference.Sequences[0];
        var scores = new float[ids.Length - 1];
        model.Score(ids.AsSpan(0, 1), ids.AsSpan(1), scores);

        for (var token = 1; token < ids.Length; token++)
        {
            var next = new float[model.Vocabulary.Count];
            model.PredictNext(ids.AsSpan(Math.Max(0, token - 8), Math.Min(token, 8)), next);
            Assert.Equal(next[ids[token]], scores[token - 1], 1e-5);
        }
    }

    [Fact]
    public void Score_ContextLongerThanThePositions_ItsLastTokensCount()
    {
        using var folder = new TemporaryFolder();
        using var model = Load("qwen2-window", folder, positions: 8);
        var ids = CausalReference.Sequences[0];
        float[] cut = new float[3], whole = new float[3];

        model.Score(ids.AsSpan(0, 20), ids.AsSpan(20, 3), whole);
        model.Score(ids.AsSpan(12, 8), ids.AsSpan(20, 3), cut);

        Assert.Equal(cut, whole);
    }

    [Fact]
    public void Load_SixteenBitsKept_ScoresAsTheWidenedAndSavesAsTheyAre()
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write("qwen2-window", folder.File("model"));
        CausalReference.WriteTokenizer(folder.File("model"));
        CausalReference.NarrowToBFloat16(folder.File("model/model.safetensors"));
        using var wide = CausalLanguageModel.Load(folder.File("model"));
        using var narrow = CausalLanguageModel.Load(folder.File("model"), new CausalLanguageModelOptions { KeepsSixteenBits = true });
        using var reloaded = (CausalLanguageModel)Reload(narrow);
        var ids = CausalReference.Sequences[0];
        float[] expected = new float[23], kept = new float[23], saved = new float[23];

        wide.Score(ids.AsSpan(0, 1), ids.AsSpan(1), expected);
        narrow.Score(ids.AsSpan(0, 1), ids.AsSpan(1), kept);
        reloaded.Score(ids.AsSpan(0, 1), ids.AsSpan(1), saved);

        Assert.Equal((ScalarType.Float32, ScalarType.BFloat16, ScalarType.BFloat16), (wide.Network.OutputVectors.dtype, narrow.Network.OutputVectors.dtype, reloaded.Network.OutputVectors.dtype));
        Assert.Equal(expected, kept);
        Assert.Equal(expected, saved);
    }

    [Fact]
    public void Load_TokenizerLargerThanTheNetwork_Refused()
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write("llama", folder.File("model"));
        CausalReference.WriteTokenizer(folder.File("model"), words: 65);

        var error = Assert.Throws<NlpMlNetException>(() => CausalLanguageModel.Load(folder.File("model")));

        Assert.Contains("The tokenizer has 65 tokens, but \"vocab_size\" of config.json and the embedding have 64 rows", error.Message, StringComparison.Ordinal);
    }

    // 64 rows in the network, 60 in the tokenizer: the other four have no part.
    [Fact]
    public void PredictNext_NetworkWiderThanTheTokenizer_SumsToOneOverItsTokens()
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write("llama", folder.File("model"));
        CausalReference.WriteTokenizer(folder.File("model"), words: 60);
        using var model = CausalLanguageModel.Load(folder.File("model"));
        var next = new float[60];

        model.PredictNext([1], next);

        Assert.Equal(60, model.Vocabulary.Count);
        Assert.Equal(1, next.Sum(value => Math.Exp(value)), 1e-5);
    }

    [Fact]
    public void Load_LessMemoryThanTheWeights_RefusedWithTheFigures()
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write("llama", folder.File("model"));

        var error = Assert.Throws<NlpMlNetException>(() => CausalLanguageModel.Load(folder.File("model"), new CausalLanguageModelOptions { AvailableMemory = 1000 }));

        Assert.Contains("but only 1,000 are available", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorMissingOrUnknown_RefusedByName()
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write("llama", folder.File("model"));
        var config = File.ReadAllText(folder.File("model/config.json"));
        File.WriteAllText(folder.File("model/config.json"), config.Replace("\"attention_bias\": false", "\"attention_bias\": true", StringComparison.Ordinal));

        var missing = Assert.Throws<NlpMlNetException>(() => CausalLanguageModel.Load(folder.File("model")));
        File.WriteAllText(folder.File("model/config.json"), config.Replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 1", StringComparison.Ordinal));
        var surplus = Assert.Throws<NlpMlNetException>(() => CausalLanguageModel.Load(folder.File("model")));

        Assert.Contains("'model.layers.0.self_attn.q_proj.bias' is missing", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BodyOnly", missing.Message, StringComparison.Ordinal);
        Assert.Contains("'model.layers.1.", surplus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_EmptyContext_RefusedWithWhatToDo()
    {
        using var folder = new TemporaryFolder();
        using var model = Load("llama", folder);

        var error = Assert.Throws<ArgumentException>(() => model.Score([], [3], new float[1]));

        Assert.Contains("Begin with the vocabulary's StartId, 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_SessionUnderWay_RefusesItsNextStep()
    {
        using var folder = new TemporaryFolder();
        var model = Load("llama", folder);
        using var session = model.StartDecoding([[1, 5]]);
        var next = new float[model.Vocabulary.Count];
        session.NextLogProbabilities(next);

        model.Dispose();
        session.Advance([0], [4]);

        Assert.Throws<ObjectDisposedException>(() => session.NextLogProbabilities(next));
        Assert.Throws<ObjectDisposedException>(() => model.Score([1], [3], new float[1]));
    }

    private static LanguageModel Reload(LanguageModel saved)
    {
        using var bytes = new MemoryStream();
        ((IModelComponent<CausalLanguageModel>)saved).Save(new BinaryWriter(bytes));
        bytes.Position = 0;
        return Read<CausalLanguageModel>(new BinaryReader(bytes));

        static T Read<T>(BinaryReader reader)
            where T : IModelComponent<T> => T.Load(new MLContext(), reader);
    }

    private static CausalLanguageModel Load(string name, TemporaryFolder folder, int positions = 64)
    {
        CausalReference.Write(name, folder.File("model"), positions: positions);
        CausalReference.WriteTokenizer(folder.File("model"));
        return CausalLanguageModel.Load(folder.File("model"));
    }

    private static JsonElement Gpt2Reference() => JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("models/tiny-gpt2/reference.json"))).RootElement;

    private static int[] Ids(JsonElement ids) => [.. ids.EnumerateArray().Select(id => id.GetInt32())];

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
