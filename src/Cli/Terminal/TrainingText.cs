using System.Globalization;
using NlpMlNet.Models;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What a training was and what its figure is, in plain words.</summary>
internal static class TrainingText
{
    /// <summary>How the training ended.</summary>
    public static string Ended(ModelManifest manifest)
    {
        var training = manifest.Training!; // it has just ended
        var epochs = training.Epochs is null ? "" : $": {training.Epochs} epochs, best {training.BestEpoch}, ended by: {training.StoppedBy}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Trained {manifest.Recipe} on {manifest.TrainedRows} rows in {training.Seconds:F1} s{epochs}{(training.Refitted ? "; then again on all rows" : "")}.");
    }

    /// <summary>What the figure is, which model it is of, and where the honest one comes from.</summary>
    /// <param name="result">The training.</param>
    /// <param name="modelPath">Where its model is.</param>
    public static string Figure(TrainingResult result, string modelPath)
    {
        var (manifest, rows) = (result.Model.Manifest!, result.Metrics.Rows);
        if (manifest.ValidationRows == 0)
        {
            return $"The figure is that of the {rows} rows which the model has learnt from, and says nothing about other texts. {TestFile(modelPath)}";
        }

        var which = manifest.ValidationData is { } file ? $"of {file.File}" : $"held out of {manifest.TrainingData!.File}";
        var chose = Decided(manifest) ? ", which also chose the number of epochs" : "";
        var model = manifest.Training!.Refitted
            ? $"The saved model was then trained on all {manifest.TrainedRows} rows, and is not the one measured."
            : $"The saved model is the one measured, and has learnt from the other {manifest.TrainedRows} rows.";
        return $"The figure is that of {rows} rows {which}{chose}. {model} {TestFile(modelPath)}";
    }

    /// <summary>What the figure doesn't show; nothing of one on the rows that were learnt from.</summary>
    public static IEnumerable<string> Warnings(TrainingResult result) => result switch
    {
        { NothingHeldOut: true } =>
            ["No row could be held out: each class would lose all its rows, since those with equal texts, or of one group, stay together. Give a file with other texts (--validation)."],
        _ => result.Model.Manifest!.ValidationRows == 0 ? [] : MetricsWarnings.Of(result.Metrics), // it was trained
    };

    /// <summary>Which rows were learnt from, and which decided when to stop.</summary>
    public static string Rows(ModelManifest manifest)
    {
        var learnt = $"{manifest.TrainedRows} learnt from";
        var stop = Decided(manifest) ? "decided when to stop and " : "";
        return manifest switch
        {
            { ValidationRows: null or 0 } => learnt,
            { ValidationData: { } file } => $"{learnt}; {manifest.ValidationRows} of {file.File} {stop}gave the figures below",
            { Training.Refitted: true } => $"{learnt}; {manifest.ValidationRows} of them were held out at first{(stop.Length == 0 ? " and " : ", ")}{stop}gave the figures below",
            _ => $"{learnt}; {manifest.ValidationRows} others of the same file {stop}gave the figures below",
        };
    }

    // Without patience all epochs are done, unless an earlier one was the best.
    private static bool Decided(ModelManifest manifest) => manifest.Training is { Epochs: { } epochs } training
        && (manifest.Settings.GetValueOrDefault("patience") != "0" || training.BestEpoch != epochs);

    private static string TestFile(string modelPath) =>
        $"The figure to report comes from a test file that had no part in this: nlpmlnet evaluate --model {modelPath} --data FILE";
}
