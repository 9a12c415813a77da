using NlpMlNet.Checkpoints;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class CheckpointWriterTests
{
    [Theory]
    [InlineData("tiny-bert")]
    [InlineData("tiny-distilbert")]
    [InlineData("tiny-roberta")]
    [InlineData("tiny-gpt2")]
    [InlineData("tiny-bert-pretraining")]
    public void Write_LoadedCheckpoint_LoadsTheSame(string source)
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/" + source));
        using var original = TransformerCheckpoint.Load(folder.FullPath);
        var parameters = Parameters.Read(original);
        using var written = CheckpointFolder.CopyOf(folder.FullPath);
        File.Delete(written.Find("config.json"));
        File.Delete(written.Find("model.safetensors"));

        CheckpointWriter.Write(written.FullPath, original.Configuration, original.Head, original.Labels, name => parameters.GetValueOrDefault(name));

        using var loaded = TransformerCheckpoint.Load(written.FullPath);
        Assert.Equal(original.Configuration, loaded.Configuration);
        Assert.Equal((original.Head, original.Size), (loaded.Head, loaded.Size));
        Assert.Equal(original.Labels, loaded.Labels);
        Assert.Equal(original.Placements.Select(placement => placement.Source).Order(), loaded.Placements.Select(placement => placement.Source).Order());
        Assert.Equal(parameters, Parameters.Read(loaded));
    }

    [Fact]
    public void Write_BodyWithAndWithoutPooler_LoadsTheSame()
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert"));
        var body = TransformerCheckpoint.Load(folder.FullPath, new TransformerCheckpointOptions { BodyOnly = true });
        var parameters = Parameters.Read(body);
        body.Dispose();

        CheckpointWriter.Write(folder.FullPath, body.Configuration, body.Head, [], name => parameters.GetValueOrDefault(name));
        var withPooler = Parameters.Read(folder.FullPath);
        parameters.Remove("head.dense.weight");
        parameters.Remove("head.dense.bias");
        CheckpointWriter.Write(folder.FullPath, body.Configuration, body.Head, [], name => parameters.GetValueOrDefault(name));
        var withoutPooler = Parameters.Read(folder.FullPath);

        Assert.Equal(parameters.Count + 2, withPooler.Count);
        Assert.Equal(parameters, withoutPooler);
    }

    [Fact]
    public void Write_TransposedTensorLargerThanTheBuffer_HasItsColumnsAsRows()
    {
        var configuration = new TransformerConfiguration
        {
            Family = TransformerFamily.Gpt2,
            HiddenSize = 600,
            Layers = 1,
            Heads = 1,
            InnerSize = 2000,
            VocabularySize = 1,
            Positions = 1,
            TokenTypes = 0,
            LayerNormEpsilon = 1e-5f,
            Activation = TransformerActivation.GeluTanh,
        };
        using var folder = CheckpointFolder.With("x", []);
        var lengths = Layout.Of(configuration, TransformerHead.None, 0).All.ToDictionary(tensor => tensor.Parameter, tensor => (int)TensorShape.Count(tensor.Shape));

        CheckpointWriter.Write(folder.FullPath, configuration, TransformerHead.None, [], name => Enumerable.Range(0, lengths[name]).Select(i => (float)i).ToArray());

        using var file = SafetensorsFile.Open(folder.Find("model.safetensors"));
        var values = new float[600 * 2000];
        file.Read(file.Tensors.Single(tensor => tensor.Name == "h.0.mlp.c_fc.weight"), 0, values); // the parameter is (2000, 600)
        Assert.All([(0, 0), (1, 0), (0, 1), (523, 7), (524, 7), (599, 1999)], place => Assert.Equal((place.Item2 * 600) + place.Item1, values[(place.Item1 * 2000) + place.Item2]));
    }

    [Fact]
    public void Write_ParameterMissing_RefusedByName()
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-distilbert"));
        using var original = TransformerCheckpoint.Load(folder.FullPath);
        var parameters = Parameters.Read(original);
        parameters.Remove("head.dense.bias");

        var error = Assert.Throws<ArgumentException>(() =>
            CheckpointWriter.Write(folder.FullPath + "/out", original.Configuration, original.Head, original.Labels, name => parameters.GetValueOrDefault(name)));

        Assert.Contains("'head.dense.bias' has no values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ConfigurationThatTheFamilyCannotSay_Refused()
    {
        using var original = TransformerCheckpoint.Load(SharedData.Find("models/tiny-distilbert"));

        var error = Assert.Throws<ArgumentException>(() =>
            ConfigurationWriter.Write(original.Configuration with { LayerNormEpsilon = 1e-5f }, original.Head, original.Labels));

        Assert.Contains("cannot hold this configuration", error.Message, StringComparison.Ordinal);
    }
}
