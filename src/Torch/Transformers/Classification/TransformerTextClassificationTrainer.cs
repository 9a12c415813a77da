using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Native;
using NlpMlNet.Splits;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Fine-tunes a transformer to tell classes of texts, or of pairs of texts, apart.</summary>
/// <remarks>
/// Starts from a checkpoint of BERT's kind, whose head for classification is new, or from an encoder that knows nothing. Texts of
/// similar length share a batch; AdamW moves the weights while the learning rate rises and falls; the epoch of least validation
/// loss is kept (Devlin et al. 2019; Loshchilov and Hutter 2019).
/// </remarks>
public sealed class TransformerTextClassificationTrainer : RowEstimator<TransformerTextClassificationTransformer>
{
    private readonly TransformerTextClassificationOptions options;
    private readonly IDataView? validationSet;
    private readonly ColumnRequirement label;

    internal TransformerTextClassificationTrainer(IHostEnvironment env, TransformerTextClassificationOptions options, IDataView? validationSet)
        : base(env, [.. Validated(options).Texts, ColumnRequirement.Key(options.LabelColumnName)])
    {
        this.options = options;
        this.validationSet = validationSet;
        label = Inputs[^1];
    }

    /// <inheritdoc/>
    protected override TransformerTextClassificationTransformer FitCore(IDataView input)
    {
        using var training = new HostedTraining(Environment, nameof(TransformerTextClassificationTrainer));
        return Train(options with { Host = training, Seed = training.SeedOf(options.Seed), Progress = training.Logged(options.Progress) }, input);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        ClassKeys.Promise(label.FindIn(input), options.ScoreColumnName, options.OutputColumnName);

    private static ClassifierColumns Validated(TransformerTextClassificationOptions options)
    {
        options.Validate();
        return ColumnsOf(options);
    }

    private static ClassifierColumns ColumnsOf(TransformerTextClassificationOptions options) =>
        new(options.Sentence1ColumnName, options.Sentence2ColumnName, options.ScoreColumnName, options.OutputColumnName);

    private TransformerTextClassificationTransformer Train(TransformerTextClassificationOptions options, IDataView input)
    {
        var device = TorchDevices.Find(options.Device);
        if (options.Threads is { } threads)
        {
            set_num_threads(threads);
        }

        var classes = ClassKeys.Of(label.FindIn(input.Schema));
        CheckClassWeights(classes);
        var rows = TextRows.Read(input, ColumnsOf(options), options.LabelColumnName, options.Cancellation);
        var validationRows = validationSet is null ? null : TextRows.Read(validationSet, ColumnsOf(options), options.LabelColumnName, options.Cancellation);
        rows.RequireTwoClasses(options.LabelColumnName);
        var (trainingRows, heldOut) = validationRows is null ? HoldOut(options, rows) : (rows, validationRows);
        var start = StartingPoint.Create(options, trainingRows, classes.Count);
        var (training, validation) = (trainingRows.Encode(start.Encoder), heldOut?.Encode(start.Encoder));
        start.Network.to(device);
        var state = options.StatePath is { } path ? new FineTuningState(path, FineTuningFingerprint.Of(options, training, validation)) : null;
        using var tuner = new FineTuner(start.Network, device, options, classes.Count, training, validation);
        var (reason, bestEpoch, history) = tuner.Run(state);
        var all = validation is null ? training.Texts : [.. training.Texts, .. validation.Texts];
        var summary = new FineTuningSummary(
            reason, history.Count, bestEpoch, training.Count, validation?.Count ?? 0,
            EncodedText.CutsOf(all, start.Encoder.MaximumLength),
            device.type == DeviceType.CUDA ? "cuda" : "cpu", history)
        {
            Seed = options.EffectiveSeed,
            Notes = start.Notes,
        };
        options.Host?.Inform(summary.Describe());
        return new(Environment, ColumnsOf(options), start.Network, device, start.Encoder, classes, options.BatchSize) { Training = summary };
    }

    /// <summary>Divides the rows before anything is learnt from them, the subwords of a new encoder among it.</summary>
    private static (TextRows Training, TextRows? HeldOut) HoldOut(TransformerTextClassificationOptions options, TextRows rows)
    {
        var split = StratifiedSplit.Split(rows.Labels, rows.Groups, options.ValidationFraction, options.EffectiveSeed);
        return (rows.Select(split.Kept), split.HeldOut.Count == 0 ? null : rows.Select(split.HeldOut));
    }

    private void CheckClassWeights(ClassKeys classes)
    {
        if (options.ClassWeights is { } weights && weights.Count != classes.Count)
        {
            throw new InvalidOptionsException(MessageText.Of(
                $"{new CodeName(typeof(TransformerTextClassificationOptions), nameof(TransformerTextClassificationOptions.ClassWeights))} has {weights.Count} weights, "
                + $"but the label column '{options.LabelColumnName}' has {classes.Count} classes: {string.Join(", ", classes.Names)}."));
        }
    }
}
