using NlpMlNet.CausalModels;
using NlpMlNet.LanguageModels;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.CausalModels;

public sealed class CausalLanguageModelTrainerTests : IDisposable
{
    private static readonly NewCausalNetworkOptions Small = new() { HiddenSize = 16, Layers = 1, Heads = 2, Positions = 16, Dropout = 0 };
    private static readonly string[] Texts = [.. Enumerable.Repeat("w3 w4 w5 w6 w7", 8), .. Enumerable.Repeat("w8 w9 w10", 8)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(8)]
    public void Train_TextsThatRepeat_PredictsThem(int? sampledTokens)
    {
        using var model = new CausalLanguageModelTrainer(Options() with { SampledTokens = sampledTokens, MaximumEpochs = 40 }).Train(Texts);
        var scores = new float[5];

        model.Score([1, 3], [4, 5, 6, 7, 2], scores);

        Assert.All(scores, score => Assert.InRange(Math.Exp(score), 0.6, 1)); // by chance 1/64
        Assert.Equal((StopReason.MaximumEpochs, 40), (model.Training!.Reason, model.Training.History.Count));
        Assert.Equal(8 * 6 + 8 * 4, model.Training.TrainingTokens); // each text's tokens and its end
        Assert.True(model.Training.History[^1].Loss < model.Training.History[0].Loss / 2);
    }

    [Fact]
    public void Train_SameSeed_SameWeightsAndAnotherSeedOthers()
    {
        var options = Options() with { MaximumEpochs = 2, NewNetwork = Small with { Dropout = 0.2f }, SampledTokens = 5 };

        Assert.Equal(Score(options), Score(options));
        Assert.NotEqual(Score(options), Score(options with { Seed = 2 }));
    }

    [Fact]
    public void Train_OthersDrawFromTorchMeanwhile_SameWeights()
    {
        var options = Options() with { MaximumEpochs = 4, NewNetwork = Small with { Dropout = 0.2f } };
        var alone = Score(options);
        using var end = new CancellationTokenSource();
        var others = new Thread(() =>
        {
            while (!end.IsCancellationRequested)
            {
                TorchSharp.torch.rand(1).Dispose(); // as the constructor of any of TorchSharp's modules does
            }
        });

        others.Start();
        var beside = Score(options);
        end.Cancel();
        others.Join();

        Assert.Equal(alone, beside);
    }

    [Fact]
    public void Train_ValidationTextsAndPatience_KeepsTheBestEpoch()
    {
        // What is validated on never occurs in training: after some epochs it only gets less likely.
        using var model = new CausalLanguageModelTrainer(Options() with { MaximumEpochs = 60, Patience = 2 }).Train(Texts, ["w20 w21 w22"]);
        var training = model.Training!;
        var scores = new float[4];
        model.Score([1], [20, 21, 22, 2], scores);

        Assert.Equal(StopReason.ValidationLoss, training.Reason);
        Assert.Equal(training.History.Min(epoch => epoch.ValidationLoss), training.History[training.BestEpoch - 1].ValidationLoss);
        Assert.Equal(training.BestEpoch + 2, training.History.Count);
        Assert.Equal(4, training.ValidationTokens);
        Assert.Equal(training.History[training.BestEpoch - 1].ValidationLoss!.Value, -scores.Average(score => (double)score), 1e-5);
    }

    [Fact]
    public void SaveCheckpoint_TrainedModel_LoadsAndGoesOn()
    {
        using var model = new CausalLanguageModelTrainer(Options() with { MaximumEpochs = 20 }).Train(Texts);
        model.SaveCheckpoint(folder.File("saved"));
        float[] expected = new float[3], found = new float[3];

        using var loaded = CausalLanguageModel.Load(folder.File("saved"));
        using var continued = new CausalLanguageModelTrainer(new CausalTrainingOptions { Checkpoint = folder.File("saved"), MaximumEpochs = 1, LearningRate = 1e-4 }).Train(Texts);
        model.Score([1], [8, 9, 10], expected);
        loaded.Score([1], [8, 9, 10], found);

        Assert.Equal(expected, found);
        Assert.Equal(model.Vocabulary.Fingerprint(), loaded.Vocabulary.Fingerprint());
        Assert.Equal("gpt2", loaded.ModelType);
        Assert.InRange(continued.Training!.History[0].Loss, 0, model.Training!.History[0].Loss / 2); // it hasn't begun anew
    }

    [Theory]
    [InlineData("qwen3-v5")]
    [InlineData("llama-linear-biases")]
    [InlineData("mistral")]
    public void SaveCheckpoint_OtherFamilies_LoadTheSame(string name)
    {
        CausalReference.Write(name, folder.File("model"));
        CausalReference.WriteTokenizer(folder.File("model"));
        using var model = CausalLanguageModel.Load(folder.File("model"));

        model.SaveCheckpoint(folder.File("saved"));
        using var loaded = CausalLanguageModel.Load(folder.File("saved"));

        Assert.Equal(File.ReadAllBytes(folder.File("model/model.safetensors")), File.ReadAllBytes(folder.File("saved/model.safetensors")));
        Assert.Equal(Score(model), Score(loaded));
    }

    [Fact]
    public void Train_Checkpoints_OfOtherFamiliesLearn()
    {
        CausalReference.Write("qwen2-window", folder.File("model"));
        CausalReference.WriteTokenizer(folder.File("model"));

        using var model = new CausalLanguageModelTrainer(new CausalTrainingOptions { Checkpoint = folder.File("model"), MaximumEpochs = 15, LearningRate = 3e-3, WindowLength = 8 }).Train(Texts);

        Assert.InRange(model.Training!.History[^1].Loss, 0, model.Training.History[0].Loss / 2);
    }

    [Fact]
    public void Train_Cancelled_ThrowsOrKeepsTheBest()
    {
        using var source = new CancellationTokenSource();
        var options = Options() with { CancellationToken = source.Token, Progress = new CancelAfter(source, epochs: 3) };

        using var kept = new CausalLanguageModelTrainer(options with { KeepBestOnCancel = true }).Train(Texts);

        Assert.Equal((StopReason.Cancelled, 3), (kept.Training!.Reason, kept.Training.History.Count));
        Assert.Throws<OperationCanceledException>(() => new CausalLanguageModelTrainer(options).Train(Texts));
    }

    [Fact]
    public void Train_CancelledAndResumed_GivesTheWeightsOfAnUninterruptedTraining()
    {
        var options = Options() with { MaximumEpochs = 4, NewNetwork = Small with { Dropout = 0.2f }, SampledTokens = 5 };
        using var source = new CancellationTokenSource();
        var interrupted = options with { StatePath = folder.File("state"), CancellationToken = source.Token, Progress = new CancelAfter(source, epochs: 2) };
        using var whole = new CausalLanguageModelTrainer(options).Train(Texts, ["w3 w4 w5"]);
        Assert.Throws<OperationCanceledException>(() => new CausalLanguageModelTrainer(interrupted).Train(Texts, ["w3 w4 w5"]));
        var epochs = new EpochsDone();

        using var resumed = new CausalLanguageModelTrainer(options with { StatePath = folder.File("state"), Progress = epochs }).Train(Texts, ["w3 w4 w5"]);

        Assert.Equal([3, 4], epochs.Done);
        Assert.Equal(whole.Training!.History, resumed.Training!.History);
        Assert.Equal(whole.Training.BestEpoch, resumed.Training.BestEpoch);
        Assert.Equal(Score(whole), Score(resumed));
    }

    [Fact]
    public void Train_StateOfOtherTextsOrOptionsOrDamaged_IsRefused()
    {
        var options = Options() with { MaximumEpochs = 1, StatePath = folder.File("state") };
        new CausalLanguageModelTrainer(options).Train(Texts).Dispose();

        Refuse(options with { Seed = 2 }, Texts, "belongs to a training with other texts, options or version");
        Refuse(options, [.. Texts, "w3"], "belongs to a training with other texts, options or version");
        var bytes = File.ReadAllBytes(folder.File("state"));
        bytes[^100]++;
        File.WriteAllBytes(folder.File("state"), bytes);
        Refuse(options, Texts, "is damaged");

        static void Refuse(CausalTrainingOptions options, string[] texts, string why)
        {
            var error = Assert.Throws<NlpMlNetException>(() => new CausalLanguageModelTrainer(options).Train(texts));
            Assert.Contains(why, error.Message, StringComparison.Ordinal);
            Assert.Contains("StatePath", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Train_StateCannotBeWritten_WarnsOnceAndTrainsToTheEnd()
    {
        var path = Directory.CreateDirectory(folder.File("state")).FullName; // a folder has the file's name
        var epochs = new EpochsDone();

        using var model = new CausalLanguageModelTrainer(Options() with { MaximumEpochs = 3, StatePath = path, Progress = epochs }).Train(Texts);

        Assert.Equal(3, model.Training!.History.Count);
        Assert.Equal([1, 2, 3], epochs.Done);
        Assert.StartsWith($"The state of the training can't be kept in '{path}': ", Assert.Single(epochs.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NoTokensOrTooLongAWindow_Refused()
    {
        var empty = Assert.Throws<NlpMlNetException>(() => new CausalLanguageModelTrainer(Options()).Train(["", " "]));
        var window = Assert.ThrowsAny<ArgumentException>(() => new CausalLanguageModelTrainer(Options() with { WindowLength = 17 }).Train(Texts));

        Assert.Contains("hold no tokens", empty.Message, StringComparison.Ordinal);
        Assert.Contains("WindowLength is 17, but the network has 16 positions", window.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Wrong_AllAreListed()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new CausalLanguageModelTrainer(Options() with
        {
            Checkpoint = "folder",
            BatchSize = 0,
            NewNetwork = Small with { Heads = 3, Tokens = TokenKind.Words, VocabularySize = 5 },
            LearningRate = -1,
        }));

        Assert.Contains("Both Checkpoint and Tokenizer are given", error.Message, StringComparison.Ordinal);
        Assert.Contains("NewNetwork.Tokens is Words; it must be Subwords or WhiteSpace", error.Message, StringComparison.Ordinal);
        Assert.Contains("NewNetwork.VocabularySize is 5; it must be at least 6, or null", error.Message, StringComparison.Ordinal);
        Assert.Contains("BatchSize is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("NewNetwork.Heads is 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate is -1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NoTokenizer_LearnsSubwordsOrTokensBetweenSpaces()
    {
        var options = new CausalTrainingOptions { MaximumEpochs = 1, NewNetwork = Small with { VocabularySize = 12 } };

        using var subwords = new CausalLanguageModelTrainer(options).Train(["Abba.", "Abba!"]);
        using var tokens = new CausalLanguageModelTrainer(options with { NewNetwork = Small with { Tokens = TokenKind.WhiteSpace, VocabularySize = 6 } }).Train(["A, a a", "A, b b c"]);

        Assert.Equal("abba.", subwords.Vocabulary.Decode(subwords.Vocabulary.Encode("Abba.").Ids).Replace(" ", "", StringComparison.Ordinal)); // in lower case, as BERT's
        Assert.InRange(subwords.Vocabulary.Count, 6, 12);
        Assert.Equal(["<unk>", "<s>", "</s>", "A,", "a", "b"], Enumerable.Range(0, tokens.Vocabulary.Count).Select(tokens.Vocabulary.TokenAt)); // c comes last
    }

    private static float[] Score(LanguageModel model)
    {
        var scores = new float[8];
        model.Score([1], [3, 4, 5, 6, 7, 8, 9, 10], scores);
        return scores;
    }

    private float[] Score(CausalTrainingOptions options)
    {
        using var model = new CausalLanguageModelTrainer(options).Train(Texts);
        return Score(model);
    }

    private CausalTrainingOptions Options()
    {
        Directory.CreateDirectory(folder.File("tokenizer"));
        CausalReference.WriteTokenizer(folder.File("tokenizer"));
        File.WriteAllText(folder.File("tokenizer/tokenizer_config.json"), """{"bos_token": "w1", "eos_token": "w2", "unk_token": "w0"}""");
        return new CausalTrainingOptions { Tokenizer = SubwordTokenizer.Load(folder.File("tokenizer")), NewNetwork = Small, BatchSize = 2, LearningRate = 1e-2 };
    }

    private sealed class EpochsDone : IProgress<TrainingProgress>
    {
        public List<int> Done { get; } = [];

        public List<string> Warnings { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.Warning is { } warning)
            {
                Warnings.Add(warning);
            }
            else if (value.PartOfEpoch == 0)
            {
                Done.Add(value.Epoch);
            }
        }
    }

    private sealed class CancelAfter(CancellationTokenSource source, int epochs) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epochs)
            {
                source.Cancel();
            }
        }
    }
}
