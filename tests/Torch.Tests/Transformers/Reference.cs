using System.Text.Json;
using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Testing;
using NlpMlNet.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

/// <summary>A checkpoint with its known outputs.</summary>
internal sealed class Reference : IDisposable
{
    private readonly TransformerCheckpoint checkpoint;
    private readonly JsonElement root;
    private readonly TextEncoder encoder;
    private readonly DisposeScope scope = NewDisposeScope();

    /// <summary>Loads the checkpoint of a folder and the nearest reference.json at or above it.</summary>
    public Reference(string folder, string device = "cpu")
    {
        TorchLibrary.EnsureLoaded();
        var path = SharedData.Find("models/" + folder);
        checkpoint = TransformerCheckpoint.Load(path);
        Device = DeviceOf(device);
        Network = NetworkWeights.Read(checkpoint);
        Network.to(Device);
        Network.eval();
        encoder = new TextEncoder(checkpoint.Tokenizer, checkpoint.Configuration.MaximumLength, Subwords.SubwordTruncation.OnlySecond);
        while (!File.Exists(Path.Combine(path, "reference.json")))
        {
            path = Path.GetDirectoryName(path)!;
        }

        root = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "reference.json"))).RootElement;
    }

    public TransformerNetwork Network { get; }

    public Device Device { get; }

    public IReadOnlyList<string> Labels => checkpoint.Labels;

    public IEnumerable<JsonElement> Cases => root.GetProperty("cases").EnumerateArray();

    public IEnumerable<JsonElement> Batches => root.TryGetProperty("batches", out var batches) ? batches.EnumerateArray() : [];

    public double Tolerance(string of) => root.GetProperty("tolerance_absolute").GetProperty(of).GetDouble();

    /// <summary>The tokens of a case as the tokenizer gives them, which must be those of the reference.</summary>
    public EncodedText Encode(JsonElement of)
    {
        var pair = of.TryGetProperty("text_pair", out var second) && second.ValueKind == JsonValueKind.String ? second.GetString() : null;
        var limited = pair is null ? new TextEncoder(checkpoint.Tokenizer, encoder.MaximumLength, Subwords.SubwordTruncation.LongestFirst) : encoder;
        var encoded = limited.Encode(of.GetProperty("text").GetString()!, pair);
        if (of.TryGetProperty("input_ids", out var ids))
        {
            Assert.Equal(ids.EnumerateArray().Select(id => id.GetInt32()), encoded.Ids);
        }

        return encoded;
    }

    public TokenBatch Batch(params EncodedText[] texts) => TokenBatch.Create(texts, checkpoint.Configuration.PaddingId, Device);

    public static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];

    public static float[] Floats(Tensor values) => NetworkWeights.Values(values.detach().cpu().contiguous()).ToArray();

    public static void AssertClose(float[] expected, float[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what}, value {i}: expected {expected[i]}, got {actual[i]}.");
        }
    }

    public void Dispose()
    {
        scope.Dispose();
        Network.Dispose();
        checkpoint.Dispose();
    }

    private static Device DeviceOf(string name) => device(name);
}
