using System.Text.Json;
using NlpMlNet.Checkpoints;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>Every folder with one thing wrong is refused for that reason, by file and name.</summary>
public sealed class BrokenCheckpointTests
{
    private const string Query = "'bert.encoder.layer.0.attention.self.query.weight'";

    // The data of the query's weights, [8, 8], begin at the offset in the header: element 19 is [2, 3].
    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinity")]
    [InlineData(float.NegativeInfinity, "-infinity")]
    public void Read_WeightIsNoFiniteNumber_RefusedWithTensorAndPlace(float value, string shown)
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/broken/control"));
        var path = folder.Find("model.safetensors");
        var bytes = File.ReadAllBytes(path);
        var header = (int)BitConverter.ToInt64(bytes);
        using var tensors = JsonDocument.Parse(bytes.AsMemory(8, header));
        var begin = tensors.RootElement.GetProperty(Query.Trim('\'')).GetProperty("data_offsets")[0].GetInt32();
        BitConverter.TryWriteBytes(bytes.AsSpan(8 + header + begin + (19 * sizeof(float))), value);
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<NlpMlNetException>(() => Parameters.Read(folder.FullPath));

        Assert.Equal(
            $"The tensor {Query} in '{path}' holds {shown} at [2, 3]. The file is damaged, or the training that wrote it diverged: get it again, or take an earlier checkpoint.",
            error.Message);
    }

    [Theory]
    [InlineData("empty-file", "model.safetensors", "has 0 bytes")]
    [InlineData("truncated-prefix", "model.safetensors", "has 5 bytes")]
    [InlineData("truncated-header", "model.safetensors", "its header has 2496 bytes, but only 1248 bytes follow")]
    [InlineData("truncated-data", "model.safetensors", "but the file holds only 2068: it was cut off or damaged")]
    [InlineData("header-length-too-large", "model.safetensors", "its header has 7640 bytes, but only 6632 bytes follow")]
    [InlineData("header-length-huge", "model.safetensors", "its header has 18446744073709551615 bytes, but the format allows")]
    [InlineData("header-not-json", "model.safetensors", "not valid JSON")]
    [InlineData("header-not-an-object", "model.safetensors", "no JSON object")]
    [InlineData("lfs-pointer", "model.safetensors", "is a Git LFS pointer")]
    [InlineData("overlapping-offsets", "model.safetensors", Query, "overlaps the tensor before it")]
    [InlineData("reversed-offsets", "model.safetensors", Query, "ends before it begins")]
    [InlineData("offsets-beyond-file", "model.safetensors", "'classifier.weight'", "but the file holds only 4136")]
    [InlineData("unknown-dtype", "model.safetensors", Query, "the dtype 'F24'")]
    [InlineData("shape-does-not-match-bytes", "model.safetensors", Query, "[8, 9] of F32, which makes 288 bytes, but its byte range has 256")]
    [InlineData("shape-overflow", "model.safetensors", Query, "[4611686018427387968, 1]", "no count of bytes that exists")]
    [InlineData("negative-dimension", "model.safetensors", Query, "[-8, -8] with a negative dimension")]
    [InlineData("missing-tensor", "model.safetensors", "'bert.encoder.layer.0.output.dense.weight' is missing (expected [8, 16])")]
    [InlineData("extra-layer", "model.safetensors", "'bert.encoder.layer.1.attention.output.LayerNorm.bias' [8] is surplus", "and 11 more")]
    [InlineData("extra-tensor", "model.safetensors", "'bert.encoder.layer.0.adapter.weight'", "is surplus")]
    [InlineData("wrong-hidden-size", "model.safetensors", "'bert.embeddings.word_embeddings.weight' has the shape [23, 8], expected [23, 12]")]
    [InlineData("heads-do-not-divide", "config.json", "\"num_attention_heads\" is 3, which does not divide \"hidden_size\" 8")]
    [InlineData("wrong-label-count", "model.safetensors", "'classifier.weight' has the shape [2, 8], expected [3, 8]")]
    [InlineData("unknown-model-type", "config.json", "\"model_type\" is \"not-a-model\", which is not supported")]
    [InlineData("unknown-activation", "config.json", "\"hidden_act\" is \"swish-of-unknown-kind\", which is not supported")]
    [InlineData("vocab-larger-than-embedding", "has 26 tokens", "\"vocab_size\" of config.json and the embedding have 23 rows")]
    [InlineData("config-not-json", "config.json", "not valid JSON")]
    [InlineData("no-weights", "holds no weights", "model.safetensors")]
    [InlineData("shard-missing", "model.safetensors.index.json", "'model-00002-of-00002.safetensors', which is not there")]
    [InlineData("shard-outside-folder", "model.safetensors.index.json", "\"../control/model.safetensors\"", "not the plain name of a file")]
    [InlineData("pickle-calls-getcwd", "pytorch_model.bin", "names the global 'os getcwd'")]
    [InlineData("pickle-calls-getcwd-legacy", "pytorch_model.bin", "names the global 'posix getcwd'")]
    [InlineData("bin-truncated", "pytorch_model.bin", "no directory at its end. It was cut off")]
    [InlineData("pickle-of-a-module", "pytorch_model.bin", "names the global 'torch.nn.modules.linear Linear'")]
    [InlineData("bin-storage-too-short", "'archive/data/0'", "pytorch_model.bin", "has 368 bytes, but its 184 elements of F32 take 736")]
    public void Load_OneThingWrong_RefusedWithItsReason(string folder, params string[] parts)
    {
        var path = SharedData.Find("models/broken/" + folder);

        var error = Assert.Throws<NlpMlNetException>(() => TransformerCheckpoint.Load(path).Dispose());

        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
