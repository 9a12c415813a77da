using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NlpMlNet.CausalModels;
using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.CausalModels;

/// <summary>
/// Small models of each family whose weights a formula gives, with the logits that an implementation of their own in Python computed
/// from the same formula: double precision, one token and one head at a time, following the papers and the published
/// configurations.
/// </summary>
internal static class CausalReference
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllBytes(
        Path.Combine(SharedData.RepositoryRoot, "tests", "Torch.Tests", "CausalModels", "reference.json"))).RootElement;

    /// <summary>Gets the names of the models.</summary>
    public static TheoryData<string> Names => [.. Root.GetProperty("cases").EnumerateArray().Select(model => model.GetProperty("name").GetString()!)];

    /// <summary>Gets the sequences of ids.</summary>
    public static int[][] Sequences => [.. Root.GetProperty("sequences").EnumerateArray().Select(ids => ids.EnumerateArray().Select(id => id.GetInt32()).ToArray())];

    /// <summary>For each sequence and place: the logits of the tokens 0, 17, 42 and 63, and the log probability of the token that follows.</summary>
    public static double[][][] Expected(string name) =>
        [.. Case(name).GetProperty("expected").EnumerateArray().Select(rows => rows.EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetDouble()).ToArray()).ToArray())];

    /// <summary>The config.json of a model.</summary>
    public static string Configuration(string name) => Case(name).GetProperty("config").GetRawText();

    /// <summary>Writes a model's config.json and weights to a folder.</summary>
    /// <param name="name">The model.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="change">Changes a weight, e.g. to fewer bits.</param>
    /// <param name="positions">The most tokens of a text.</param>
    public static void Write(string name, string folder, Func<float, float>? change = null, int positions = 64)
    {
        TorchLibrary.EnsureLoaded();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), Configuration(name).Replace("positions\": 64", $"positions\": {positions}", StringComparison.Ordinal)
            .Replace("position_embeddings\": 64", $"position_embeddings\": {positions}", StringComparison.Ordinal));
        var layout = CausalLayout.Of(CausalConfigurationReader.Read(JsonFile.Read(Path.Combine(folder, "config.json"))));
        var shapes = layout.Body.Select(tensor => new NamedShape(layout.Prefix + tensor.Source, tensor.Shape)).Concat(layout.Head.Select(tensor => new NamedShape(tensor.Source, tensor.Shape)));
        using var stream = File.Create(Path.Combine(folder, "model.safetensors"));
        var writer = new SafetensorsWriter(stream, shapes);
        foreach (var tensor in writer.Tensors)
        {
            writer.Write(Weights(tensor).Select(change ?? (value => value)).ToArray());
        }

        writer.Finish();
    }

    /// <summary>Writes a tokenizer of the words w0, w1 and so on; w1 begins a text and w2 ends it, w0 is unknown.</summary>
    public static void WriteTokenizer(string folder, int words = 64)
    {
        var ids = string.Join(", ", Enumerable.Range(0, words).Select(id => $"\"w{id}\": {id}"));
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), $$"""
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
             "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null, "decoder": null,
             "model": {"type": "WordLevel", "vocab": { {{ids}} }, "unk_token": "w0"} }
            """);
    }

    /// <summary>Cuts the weights of a file to bfloat16: the upper halves of their bytes.</summary>
    public static void NarrowToBFloat16(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BitConverter.ToInt64(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!.AsObject();
        foreach (var (_, tensor) in header.Where(member => member.Key != "__metadata__"))
        {
            tensor!["dtype"] = "BF16";
            tensor["data_offsets"] = new JsonArray([.. tensor["data_offsets"]!.AsArray().Select(offset => (JsonNode)((int)offset! / 2))]);
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var halves = bytes.AsSpan(8 + length).ToArray().Chunk(4).SelectMany(value => value[2..]);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)text.Length), .. text, .. halves]);
    }

    private static JsonElement Case(string name) => Root.GetProperty("cases").EnumerateArray().First(model => model.GetProperty("name").GetString() == name);

    private static IEnumerable<float> Weights(NamedShape tensor)
    {
        var (name, shape) = (tensor.Name, tensor.Shape);
        Func<double, double> scale = shape.Length == 2
            ? name.Contains("embed", StringComparison.Ordinal) || name.Contains(".wte", StringComparison.Ordinal) || name.Contains(".wpe", StringComparison.Ordinal)
                ? value => value * 0.75
                : value => value * (2.5 / Math.Sqrt(shape[name.Contains(".c_", StringComparison.Ordinal) ? 0 : 1])) // by the number of inputs
            : IsNorm(name) ? value => 1 + (0.375 * value) : value => 0.25 * value;
        return Enumerable.Range(0, (int)tensor.Count).Select(i => (float)scale(Uniform(name, i)));
    }

    private static bool IsNorm(string name) => new[] { "norm.weight", "ln_1.weight", "ln_2.weight", "ln_f.weight" }.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    // From -1 to below 1 in steps of 2^-23: FNV-1a of the name, mixed with the index.
    private static double Uniform(string name, int index)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 0x100000001B3;
        }

        hash += (ulong)(index + 1) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 31)) * 0x94D049BB133111EB;
        hash ^= hash >> 29;
        return ((hash >> 40) / (double)(1 << 23)) - 1;
    }
}
