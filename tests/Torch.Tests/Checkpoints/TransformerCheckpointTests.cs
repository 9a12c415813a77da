using NlpMlNet.Checkpoints;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class TransformerCheckpointTests
{
    [Theory]
    [InlineData("tiny-bert", 3)]
    [InlineData("tiny-roberta", 4)]
    [InlineData("tiny-distilbert", 2)]
    public void Load_ClassesNeitherNamedNorCounted_AreAsManyAsTheWeightsHave(string source, int expected)
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/" + source));
        folder.Configure(config =>
        {
            config["id2label"] = null;
            config.Remove("label2id");
        });

        using var checkpoint = TransformerCheckpoint.Load(folder.FullPath);

        Assert.Equal(Enumerable.Range(0, expected).Select(id => $"LABEL_{id}"), checkpoint.Labels);
    }

    [Fact]
    public void Notes_VocabularyThatWasCutOff_SaysSo()
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert"));
        File.Delete(folder.Find("tokenizer.json"));
        var lines = File.ReadAllLines(folder.Find("vocab.txt"));

        File.WriteAllLines(folder.Find("vocab.txt"), lines[..300]);
        using (var cut = TransformerCheckpoint.Load(folder.FullPath))
        {
            Assert.Contains(
                "The tokenizer has 300 tokens, and the embedding 600 rows: the others never occur. If vocab.txt or tokenizer.json was cut off while it was copied, get it again.", cut.Notes);
        }

        File.WriteAllLines(folder.Find("vocab.txt"), lines[..^100]); // an embedding padded to a round number
        using var padded = TransformerCheckpoint.Load(folder.FullPath);
        Assert.DoesNotContain(padded.Notes, note => note.Contains("rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Bert_GivesConfigurationLabelsAndTokenizer()
    {
        using var checkpoint = TransformerCheckpoint.Load(SharedData.Find("models/tiny-bert"));

        Assert.Equal(
            new TransformerConfiguration
            {
                Family = TransformerFamily.Bert,
                HiddenSize = 48,
                Layers = 2,
                Heads = 4,
                InnerSize = 96,
                VocabularySize = 600,
                Positions = 64,
                TokenTypes = 2,
                LayerNormEpsilon = 1e-12f,
                Activation = TransformerActivation.Gelu,
                EmbeddingDropout = 0.1f,
                HiddenDropout = 0.1f,
                AttentionDropout = 0.1f,
                ClassifierDropout = 0.1f,
            },
            checkpoint.Configuration);
        Assert.Equal(TransformerHead.Classification, checkpoint.Head);
        Assert.Equal(["negative", "neutral", "positive"], checkpoint.Labels);
        Assert.Equal(600, checkpoint.Tokenizer.VocabularySize);
    }

    [Fact]
    public void Load_BinControl_GivesTheValuesOfControl()
    {
        var control = Parameters.Read(SharedData.Find("models/broken/control"));

        var bin = Parameters.Read(SharedData.Find("models/broken/bin-control"));

        Assert.Equal(control, bin);
    }

    [Theory]
    [InlineData("tiny-bert", TransformerFamily.Bert, TransformerHead.Classification, 3)]
    [InlineData("tiny-distilbert", TransformerFamily.DistilBert, TransformerHead.Classification, 2)]
    [InlineData("tiny-roberta", TransformerFamily.Roberta, TransformerHead.Classification, 4)]
    [InlineData("tiny-gpt2", TransformerFamily.Gpt2, TransformerHead.CausalLanguageModel, 0)]
    [InlineData("tiny-bert-pretraining", TransformerFamily.Bert, TransformerHead.Pretraining, 0)]
    [InlineData("broken/control", TransformerFamily.Bert, TransformerHead.Classification, 2)]
    public void Load_EachFamily_FillsEveryParameter(string folder, TransformerFamily family, TransformerHead head, int labels)
    {
        using var checkpoint = TransformerCheckpoint.Load(SharedData.Find("models/" + folder));
        var parameters = Parameters.Read(checkpoint);

        Assert.Equal((family, head, labels), (checkpoint.Configuration.Family, checkpoint.Head, checkpoint.Labels.Count));
        Assert.All(parameters, parameter => Assert.All(parameter.Value, value => Assert.True(float.IsFinite(value), parameter.Key)));
        Assert.Equal(checkpoint.Size.Parameters, parameters.Values.Sum(values => values.LongLength));
    }

    [Theory]
    [InlineData("tiny-bert", "sharded")]
    [InlineData("tiny-bert", "bin")]
    [InlineData("tiny-distilbert", "bin-legacy")]
    [InlineData("tiny-roberta", "bin")]
    [InlineData("tiny-gpt2", "bin")]
    [InlineData("tiny-bert-pretraining", "bin")]
    [InlineData("tiny-gpt2", "unprefixed")]
    [InlineData("tiny-bert-pretraining", "gamma-beta")]
    public void Read_OtherFormOfTheSameWeights_GivesTheSameValues(string folder, string variant)
    {
        var main = Parameters.Read(SharedData.Find("models/" + folder));

        var other = Parameters.Read(SharedData.Find($"models/{folder}/variants/{variant}"));

        Assert.Equal(main, other);
    }

    // float16 keeps 11 significant bits, bfloat16 8; rounding to nearest errs by half a unit of the last.
    [Theory]
    [InlineData("f16", 1f / 2048, 6e-8f)]
    [InlineData("bf16", 1f / 256, 0)]
    public void Read_HalfPrecision_IsNearTheFloats(string variant, float relative, float absolute)
    {
        var main = Parameters.Read(SharedData.Find("models/tiny-bert"));

        var half = Parameters.Read(SharedData.Find("models/tiny-bert/variants/" + variant));

        Assert.Equal(main.Keys, half.Keys);
        foreach (var (name, values) in main)
        {
            Assert.All(values.Zip(half[name]), pair =>
                Assert.InRange(Math.Abs(pair.First - pair.Second), 0, (Math.Abs(pair.First) * relative) + absolute));
        }
    }

    [Fact]
    public void Placements_QueryKeyValue_FollowEachOther()
    {
        using var checkpoint = TransformerCheckpoint.Load(SharedData.Find("models/tiny-roberta"));

        var placements = checkpoint.Placements.Where(placement => placement.Parameter == "blocks.1.attention.query_key_value.weight");

        Assert.Equal(
            [
                ("roberta.encoder.layer.1.attention.self.query.weight", 0),
                ("roberta.encoder.layer.1.attention.self.key.weight", 48),
                ("roberta.encoder.layer.1.attention.self.value.weight", 96),
            ],
            placements.Select(placement => (placement.Source, placement.FirstRow)));
        Assert.Equal(2, checkpoint.Configuration.FirstPosition);
        Assert.Equal(64, checkpoint.Configuration.MaximumLength);
    }

    [Fact]
    public void Load_BodyOnly_LeavesTheHeadOut()
    {
        var options = new TransformerCheckpointOptions { BodyOnly = true };

        using var checkpoint = TransformerCheckpoint.Load(SharedData.Find("models/tiny-bert"), options);
        using var gpt2 = TransformerCheckpoint.Load(SharedData.Find("models/tiny-gpt2/variants/unprefixed"), options);

        Assert.Equal((TransformerHead.None, 0), (checkpoint.Head, checkpoint.Labels.Count));
        Assert.DoesNotContain(checkpoint.Placements, placement => placement.Parameter.StartsWith("head.classifier", StringComparison.Ordinal));
        Assert.Equal(TransformerHead.None, gpt2.Head);
    }

    [Fact]
    public void Load_MoreThanTheMemory_RefusedWithTheFigure()
    {
        var folder = SharedData.Find("models/tiny-distilbert");

        var error = Assert.Throws<NlpMlNetException>(() =>
            TransformerCheckpoint.Load(folder, new TransformerCheckpointOptions { AvailableMemory = 100_000 }));

        // The file has 217,400 bytes, of which 8 + 4424 are the header.
        Assert.Contains("53,242 weights, which take 212,968 bytes as float32, but only 100,000 bytes", error.Message, StringComparison.Ordinal);
    }
}
