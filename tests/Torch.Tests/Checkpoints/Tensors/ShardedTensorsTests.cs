using NlpMlNet.Checkpoints;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class ShardedTensorsTests
{
    private const string Index = "model.safetensors.index.json";
    private const string First = "model-00001-of-00002.safetensors";

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("sub/model.safetensors")]
    [InlineData("sub\\\\model.safetensors")]
    [InlineData("c:model.safetensors")]
    [InlineData("")]
    public void Load_FileNameThatIsNotPlain_Refused(string name)
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert/variants/sharded"));
        Replace(folder, First, name);

        Assert.Contains("not the plain name of a file", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorInAnotherShardThanTheIndexSays_Refused()
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert/variants/sharded"));
        Replace(folder, "\"classifier.bias\"", "\"classifier.offset\"");

        Assert.Contains("'classifier.offset'", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IndexWithoutMap_RefusedByKey()
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert/variants/sharded"));
        Replace(folder, "weight_map", "map");

        Assert.Contains("no \"weight_map\"", Refusal(folder), StringComparison.Ordinal);
    }

    private static void Replace(CheckpointFolder folder, string old, string other) =>
        File.WriteAllText(folder.Find(Index), File.ReadAllText(folder.Find(Index)).Replace(old, other, StringComparison.Ordinal));

    private static string Refusal(CheckpointFolder folder)
    {
        var message = Assert.Throws<NlpMlNetException>(() => TransformerCheckpoint.Load(folder.FullPath).Dispose()).Message;
        Assert.Contains(Index, message, StringComparison.Ordinal);
        return message;
    }
}
