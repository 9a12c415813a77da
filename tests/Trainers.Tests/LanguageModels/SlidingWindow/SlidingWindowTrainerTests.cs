using System.Numerics.Tensors;
using NlpMlNet.LanguageModels;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class SlidingWindowTrainerTests
{
    private static readonly SlidingWindowTrainingOptions Small = new()
    {
        Window = 3,
        Width = 12,
        HiddenLayers = [20],
        MaximumEpochs = 4,
        BatchSize = 8,
        SampledTokens = 5,
        ValidationFraction = 0.3,
        Patience = null,
    };

    // It hardly moves.
    private static readonly SlidingWindowTrainingOptions Still =
        Small with { MaximumEpochs = 1, LearningRate = 1e-9f, SampledTokens = null, InputDropout = 0, Dropout = 0, Optimizer = Optimizer.Sgd() };

    [Fact]
    public void Train_SameSeed_GivesTheSameBitsOnAnyNumberOfThreads()
    {
        var one = Parameters(Small with { Threads = 1 });

        Assert.Equal(one, Parameters(Small with { Threads = 3 }));
        Assert.NotEqual(one, Parameters(Small with { Seed = 2 }));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0)]
    public void Train_InterruptedAndResumed_GivesTheSameBits(double validation)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("state");
        var options = Small with { ValidationFraction = validation, Optimizer = Optimizer.AdamW(), StatePath = path };
        using var cancellation = new CancellationTokenSource();
        var interrupted = options with { CancellationToken = cancellation.Token, Progress = new Listener(report => CancelAfter(report, 2)) };
        Assert.Throws<OperationCanceledException>(() => new SlidingWindowTrainer(interrupted).Train(SmallModel.Lines));

        var resumed = new SlidingWindowTrainer(options).Train(SmallModel.Lines);

        var whole = new SlidingWindowTrainer(options with { StatePath = null }).Train(SmallModel.Lines);
        Assert.Equal(SmallWindow.Copy(whole.Network), SmallWindow.Copy(resumed.Network));
        Assert.Equal(whole.Training.History, resumed.Training.History);
        Assert.Equal(whole.Training.BestEpoch, resumed.Training.BestEpoch);

        void CancelAfter(TrainingProgress report, int epoch)
        {
            if (report.Epoch == epoch)
            {
                cancellation.Cancel();
            }
        }
    }

    [Fact]
    public void Train_StateOfAnotherTraining_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("state");
        new SlidingWindowTrainer(Small with { StatePath = path, MaximumEpochs = 1 }).Train(SmallModel.Lines);

        var other = Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(Small with { StatePath = path, MaximumEpochs = 1, Window = 2 }).Train(SmallModel.Lines));
        SlidingWindowTrainingOptions[] others =
        [
            Small with { Optimizer = Optimizer.Adam(beta2: 0.99f) }, Small with { Optimizer = Optimizer.AdamW() }, Small with { Schedule = LearningRateSchedule.Constant },
            Small with { HiddenLayers = [21] }, Small with { Activation = Activation.Tanh }, Small with { Seed = 2 },
        ];
        Assert.All(others, options => Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(options with { StatePath = path, MaximumEpochs = 1 }).Train(SmallModel.Lines)));
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path).SkipLast(1)]);
        var damaged = Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(Small with { StatePath = path, MaximumEpochs = 1 }).Train(SmallModel.Lines));

        Assert.Contains($"'{path}', from which the training was to go on, belongs to a training with other texts, options or version", other.Message, StringComparison.Ordinal);
        Assert.Contains("is damaged", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_EachStoppingRule_EndsForItsReason()
    {
        Assert.Equal(StopReason.MaximumEpochs, Reason(Small));
        Assert.Equal(StopReason.TargetLoss, Reason(Small with { TargetLoss = 100 }));
        Assert.Equal(StopReason.TimeLimit, Reason(Small with { TimeLimit = TimeSpan.FromTicks(1) }));
        Assert.Equal(StopReason.ParameterChange, Reason(Small with { ParameterTolerance = 1e6 }));
        Assert.Equal(StopReason.GradientNorm, Reason(Small with { GradientTolerance = 1e6 }));
        Assert.Equal(StopReason.ValidationLoss, Reason(Small with { Patience = 1, MaximumEpochs = 300, LearningRate = 0.1f }));

        static StopReason Reason(SlidingWindowTrainingOptions options) => new SlidingWindowTrainer(options).Train(SmallModel.Lines).Training.Reason;
    }

    [Fact]
    public void Train_TimeEndsWithinTheFirstEpoch_KeepsThePresentWeights()
    {
        var model = new SlidingWindowTrainer(Small with { TimeLimit = TimeSpan.FromTicks(1) }).Train(SmallModel.Lines);

        Assert.Equal((0, 0), (model.Training.Epochs, model.Training.BestEpoch));
        Assert.True(model.Training.ValidationRows > 0);
        Assert.Contains(model.VectorOf(model.Vocabulary.EndId!.Value), number => number != 0);
    }

    [Fact]
    public void Train_TargetLossWithoutValidation_IsRefusedInsteadOfIgnored() => Assert.StartsWith(
        "SlidingWindowTrainingOptions.TargetLoss is a loss on lines for validation, and there are none.",
        Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(Small with { TargetLoss = 1, ValidationFraction = 0 }).Train(SmallModel.Lines)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1000, 10_000_000, 4)]
    [InlineData(1, 2_000_000, 2_000_000)]
    public void Train_MoreParametersThanAnArrayHolds_IsRefused(int window, int width, int hidden) => Assert.Contains(
        $"A window of {window} vectors of {width} numbers, with hidden layers of [{hidden}] units, over ",
        Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(Small with { Window = window, Width = width, HiddenLayers = [hidden] }).Train(SmallModel.Lines)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Train_EqualLines_StayOnOneSide()
    {
        string[] lines = [.. Enumerable.Range(0, 60).Select(i => $"word{i % 12}")];
        var corpus = WindowCorpus.Read(Small with { ValidationFraction = 0.3 }, lines, validation: null);

        var (learnt, heldOut) = (Targets(corpus.Learning), Targets(corpus.HeldOut!));

        Assert.Equal([corpus.Vocabulary.EndId!.Value], learnt.Intersect(heldOut));

        static HashSet<int> Targets(WindowRows rows) => [.. Enumerable.Range(0, rows.Count).Select(rows.TargetOf)];
    }

    [Fact]
    public void Train_StillNetwork_HasTheLossOfItsValidationAndTheFrequenciesAsProbabilities()
    {
        string[] lines = ["a a a b", "a b a a"];
        var model = new SlidingWindowTrainer(Still).Train(lines, lines);
        var epoch = model.Training.History[0];
        var probabilities = new float[model.Vocabulary.Count];
        model.PredictNext([model.Vocabulary.StartId!.Value], probabilities);

        Assert.Equal(epoch.ValidationLoss!.Value, epoch.Loss, 1e-4);
        Assert.InRange(MathF.Exp(probabilities[IdOf("a", model.Vocabulary)]), 0.5, 0.7); // 6 of 10
        Assert.InRange(MathF.Exp(probabilities[IdOf("b", model.Vocabulary)]), 0.15, 0.25); // 2 of 10
    }

    [Fact]
    public void Train_GradientTolerance_IsHeldAgainstTheRootMeanSquareOfTheSteps()
    {
        string[] lines = [.. Enumerable.Repeat("a b", 160)];
        var one = 1e-4;
        while (Reason(480, one) != StopReason.GradientNorm)
        {
            one *= 1.3;
        }

        Assert.Equal(StopReason.GradientNorm, Reason(30, 2 * one)); // sixteen steps of the same norm: their sum is four times as long

        StopReason Reason(int batch, double tolerance) =>
            new SlidingWindowTrainer(Still with { BatchSize = batch, GradientTolerance = tolerance, ValidationFraction = 0 }).Train(lines).Training.Reason;
    }

    [Fact]
    public void Train_Schedule_CountsTheEpochsBefore()
    {
        var afterOne = Parameters(Small with { MaximumEpochs = 1, Schedule = LearningRateSchedule.Constant, ValidationFraction = 0 });
        var afterTwo = Parameters(Small with { MaximumEpochs = 2, Schedule = LearningRateSchedule.Step(1, 1e-9), ValidationFraction = 0 });

        Assert.All(afterOne.Zip(afterTwo), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Train_PenaltyAndBothDropouts_EachHasItsPart()
    {
        var plain = Parameters(Small with { InputDropout = 0, Dropout = 0 });
        var penalized = Parameters(Small with { InputDropout = 0, Dropout = 0, L2 = 0.1f });
        var input = Parameters(Small with { InputDropout = 0.4f, Dropout = 0 });
        var hidden = Parameters(Small with { InputDropout = 0, Dropout = 0.4f });

        Assert.True(TensorPrimitives.Norm<float>(penalized) < TensorPrimitives.Norm<float>(plain));
        Assert.NotEqual(plain, input);
        Assert.NotEqual(plain, hidden);
        Assert.NotEqual(input, hidden);
    }

    [Fact]
    public void Train_Stream_HoldsOutItsEnd()
    {
        string[] lines = [.. Enumerable.Repeat("a b", 7), .. Enumerable.Repeat("c d e", 3)];
        var corpus = WindowCorpus.Read(Small with { Unit = TextUnit.Stream, ValidationFraction = 0.3 }, lines, validation: null);

        Assert.Equal((7 * 3, 3 * 4), (corpus.Learning.Count, corpus.HeldOut!.Count));
        Assert.Equal(IdOf("c", corpus.Vocabulary), corpus.HeldOut.TargetOf(0));
    }

    [Fact]
    public void Choose_WordsThatOccurOnce_AreUnknownInHalfOfTheEpochs()
    {
        var corpus = WindowCorpus.Read(Small with { ValidationFraction = 0 }, ["often often once"], validation: null);
        var once = Array.IndexOf(corpus.Learning.Ids, IdOf("once", corpus.Vocabulary));
        var unknown = new UnknownWords(corpus.Learning, WindowTraining.CountTargets(corpus), corpus.Vocabulary.UnknownId, seed: 1);

        var read = Enumerable.Range(1, 1000).Count(epoch =>
        {
            unknown.Choose(epoch);
            Assert.Equal(2, corpus.Learning.Ids.Count(id => id == IdOf("often", corpus.Vocabulary)));
            return corpus.Learning.Ids[once] == corpus.Vocabulary.UnknownId;
        });

        Assert.Equal(1, unknown.MeanCount);
        Assert.InRange(read, 400, 600);
    }

    [Fact]
    public void Train_CancelledWithKeepBest_ReturnsTheBestEpoch()
    {
        using var cancellation = new CancellationTokenSource();
        var options = Small with { MaximumEpochs = 1000, KeepBestOnCancel = true, CancellationToken = cancellation.Token, Progress = new Listener(report => { if (report.Epoch == 3) { cancellation.Cancel(); } }) };

        var model = new SlidingWindowTrainer(options).Train(SmallModel.Lines);

        Assert.Equal((StopReason.Cancelled, 3), (model.Training.Reason, model.Training.Epochs));
    }

    [Fact]
    public void Train_RateFarTooHigh_SaysThatItDiverged()
    {
        var options = Small with { LayerNormalization = false, Optimizer = Optimizer.Sgd(), LearningRate = 1e8f, Schedule = LearningRateSchedule.Constant, MaximumEpochs = 50 };

        var failure = Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(options).Train(SmallModel.Lines));

        Assert.StartsWith("Training diverged: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Lower the learning rate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ValidationLines_MeasuresThemOverTheWholeVocabulary()
    {
        string[] validation = ["the cat gets fed", "", "a zebra"];
        var model = new SlidingWindowTrainer(Small with { MaximumEpochs = 1 }).Train(SmallModel.Lines, validation);
        var meter = new PerplexityMeter(model);
        Array.ForEach(validation, meter.Add);

        Assert.Equal(Math.Log(meter.Measure().Value), model.Training.History[0].ValidationLoss!.Value, 1e-5);
        Assert.Equal(9, model.Training.ValidationRows); // 4 + 0 + 2 words and 3 ends: 9 tokens
    }

    [Fact]
    public void Train_NoTokens_IsRefused() =>
        Assert.Contains("hold no tokens", Assert.Throws<NlpMlNetException>(() => new SlidingWindowTrainer(Small).Train(["", " "])).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_UnknownWord_HasAProbabilityFarAboveNothing()
    {
        var model = new SlidingWindowTrainer(Small with { MaximumEpochs = 30, ValidationFraction = 0 }).Train(SmallModel.Lines);

        Assert.InRange(SmallModel.Score(model, "the zebra")[1], Math.Log(1e-3), 0);
    }

    // "cat gets fed" is seen and "dog gets fed" is not; cat and dog are seen in like places.
    [Fact]
    public void Train_CatAndDog_LearnsThatTheDogGetsFedWhereCountsCant()
    {
        string[] lines =
        [
            "the cat sleeps on the mat", "the dog sleeps on the mat", "a cat runs to the door", "a dog runs to the door", "my cat sees the girl", "my dog sees the girl",
            "the cat eats in the kitchen", "the dog eats in the kitchen", "we love our cat and the garden", "we love our dog and the garden",
            "the car stops at the house", "a car drives to the shop", "my car needs a new door", "the man buys the car",
            "every morning the cat gets fed", "every evening the cat gets fed",
        ];
        var network = new SlidingWindowTrainer(new()
        {
            Window = 3,
            Width = 16,
            HiddenLayers = [32],
            BatchSize = 16,
            MaximumEpochs = 60,
            ValidationFraction = 0,
            SampledTokens = null,
            LearningRate = 0.01f,
            InputDropout = 0.2f,
            Dropout = 0.3f,
        }).Train(lines);
        var counts = new NgramTrainer(new() { Order = 4 }).Train(lines);

        var (seen, unseen) = (Gets(network, "cat"), Gets(network, "dog"));

        Assert.InRange(seen, 0.2, 1);
        Assert.True(unseen > 0.25 * seen, $"The network gives 'gets' {seen:F3} after 'the cat' and {unseen:F3} after 'the dog'.");
        Assert.True(unseen > 3 * Gets(network, "car"));
        Assert.True(Gets(counts, "dog") < 0.15 * Gets(counts, "cat"), $"The counts give 'gets' {Gets(counts, "cat"):F3} and {Gets(counts, "dog"):F3}.");

        static double Gets(LanguageModel model, string animal) => Math.Exp(SmallModel.Score(model, $"every morning the {animal} gets fed")[4]);
    }

    private static float[] Parameters(SlidingWindowTrainingOptions options) => SmallWindow.Copy(new SlidingWindowTrainer(options).Train(SmallModel.Lines).Network);

    private static int IdOf(string word, LanguageModelVocabulary vocabulary) => vocabulary.TryGetId(word, out var id) ? id : throw new InvalidOperationException(word);

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
