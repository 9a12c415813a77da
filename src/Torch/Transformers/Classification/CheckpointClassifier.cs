using Microsoft.ML.Runtime;
using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Native;

namespace NlpMlNet.Transformers;

/// <summary>Makes a classifier of a checkpoint whose head for classification is trained already.</summary>
internal static class CheckpointClassifier
{
    private const string SetFitHead = "model_head.pkl";

    /// <summary>Reads the weights.</summary>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    /// <exception cref="NlpMlNetException">The checkpoint is no classifier, or there is no native library.</exception>
    public static TransformerTextClassificationTransformer Create(
        IHostEnvironment env, TransformerCheckpoint checkpoint, string column, TextClassificationCheckpointOptions options)
    {
        options.Validate();
        RequireClasses(checkpoint);
        var encoder = TextEncoder.Create<TextClassificationCheckpointOptions>(checkpoint.Tokenizer, checkpoint.Configuration, options.MaximumLength, options.Truncation);
        var device = TorchDevices.Find(options.Device);
        var columns = new ClassifierColumns(column, options.Sentence2ColumnName, options.ScoreColumnName, options.OutputColumnName);
        return new(env, columns, NetworkWeights.Read(checkpoint), device, encoder, ClassKeys.OfNames(LabelsOf(checkpoint, options)), options.BatchSize);
    }

    private static IReadOnlyList<string> LabelsOf(TransformerCheckpoint checkpoint, TextClassificationCheckpointOptions options) =>
        options.Labels is not { } labels ? checkpoint.Labels
        : labels.Count == checkpoint.Labels.Count ? labels
        : throw new InvalidOptionsException(MessageText.Of(
            $"{new CodeName(typeof(TextClassificationCheckpointOptions), nameof(TextClassificationCheckpointOptions.Labels))} has {labels.Count} names; the checkpoint has {checkpoint.Labels.Count} classes."));

    private static void RequireClasses(TransformerCheckpoint checkpoint)
    {
        if (checkpoint.Head != TransformerHead.Classification)
        {
            var setFit = File.Exists(Path.Combine(checkpoint.Folder, SetFitHead)) ? $"The classifier of SetFit beside it, '{SetFitHead}', is a pickle of scikit-learn, which can't be read. " : string.Empty;
            throw new NlpMlNetException(
                $"The checkpoint '{checkpoint.Folder}' has no classes to predict: it is a {checkpoint.Architecture}, without a head for classification. "
                + $"{setFit}Take one that was fine-tuned for classification, or {Advice(checkpoint.Configuration.Family)}.");
        }
    }

    private static MessageText Advice(TransformerFamily family) => family == TransformerFamily.Gpt2
        ? MessageText.Of($"train a network on its vectors of labelled texts ({new CodeName(typeof(TransformerCatalogExtensions), nameof(TransformerCatalogExtensions.ContextualEmbeddings))})")
        : MessageText.Of($"fine-tune this one on labelled texts ({new CodeName(typeof(TransformerCatalogExtensions), nameof(TransformerCatalogExtensions.TransformerTextClassification))})");
}
