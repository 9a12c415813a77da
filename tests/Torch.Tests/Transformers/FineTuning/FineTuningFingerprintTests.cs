using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

/// <summary>A state goes on with the rows and options that it was made of, and with no others.</summary>
public sealed class FineTuningFingerprintTests
{
    private static readonly TransformerTextClassificationOptions Options = new() { ClassWeights = [1, 2], Seed = 1 };

    private static readonly LabelledTexts Training = Rows([[2, 5, 3], [2, 6, 7, 3]], [0, 1]);

    private static readonly LabelledTexts Validation = Rows([[2, 8, 3]], [1]);

    private static readonly string Fingerprint = FineTuningFingerprint.Of(Options, Training, Validation);

    [Fact]
    public void Of_SameRowsAndOptions_IsTheSame() => Assert.Equal(
        Fingerprint,
        FineTuningFingerprint.Of(Options with { ClassWeights = [1, 2] }, Rows([[2, 5, 3], [2, 6, 7, 3]], [0, 1]), Rows([[2, 8, 3]], [1])));

    [Fact]
    public void Of_OtherRows_IsAnother()
    {
        (LabelledTexts Training, LabelledTexts? Validation)[] others =
        [
            (Rows([[2, 5, 3], [2, 6, 7, 3]], [1, 1]), Validation),
            (Rows([[2, 5, 3], [2, 6, 9, 3]], [0, 1]), Validation),
            (Rows([[2, 5, 3]], [0]), Validation),
            (Training, Rows([[2, 8, 3]], [0])),
            (Training, Rows([[2, 9, 3]], [1])),
            (Training, null),
            (Validation, Training),
        ];

        Assert.Distinct([Fingerprint, .. others.Select(rows => FineTuningFingerprint.Of(Options, rows.Training, rows.Validation))]);
    }

    [Fact]
    public void Of_OptionThatTheWeightsDependOn_IsAnother()
    {
        TransformerTextClassificationOptions[] others =
        [
            Options with { ClassWeights = [1, 2.5f] }, Options with { ClassWeights = null }, Options with { Seed = 2 }, Options with { LearningRate = 0.01 },
            Options with { BatchSize = 7 }, Options with { MaximumEpochs = 7 }, Options with { WarmUp = 0.3 }, Options with { WeightDecay = 0.3 },
        ];

        Assert.Distinct([Fingerprint, .. others.Select(Of)]);
    }

    [Fact]
    public void Of_OptionThatTheWeightsDontDependOn_IsTheSame()
    {
        using var source = new CancellationTokenSource();
        TransformerTextClassificationOptions[] others =
        [
            Options with { StatePath = "elsewhere" }, Options with { Threads = 3 }, Options with { KeepBestOnCancel = true },
            Options with { CancellationToken = source.Token }, Options with { Progress = new Progress<NlpMlNet.Progress.TrainingProgress>() },
        ];

        Assert.All(others, options => Assert.Equal(Fingerprint, Of(options)));
    }

    private static string Of(TransformerTextClassificationOptions options) => FineTuningFingerprint.Of(options, Training, Validation);

    private static LabelledTexts Rows(int[][] ids, int[] labels) => new([.. ids.Select(text => new EncodedText(text, null, 0))], labels);
}
