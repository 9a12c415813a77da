using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Checkpoints;
using NlpMlNet.Files;
using NlpMlNet.Models;
using NlpMlNet.Native;
using NlpMlNet.Recipes;
using NlpMlNet.Training;

namespace NlpMlNet.Importing;

/// <summary>Turns a checkpoint that was fine-tuned for classification into a model like those that were trained here.</summary>
public static class CheckpointImport
{
    /// <summary>What stands for the recipe in the manifest of an imported model.</summary>
    public const string Recipe = "import";

    /// <summary>Imports a checkpoint.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="request">Which checkpoint, for which columns.</param>
    /// <param name="clock">Tells when it was imported; <see langword="null"/> for the system's clock.</param>
    /// <returns>The model, not saved yet: text in; Score, with a probability of each class, and PredictedLabel, a text, out.</returns>
    /// <exception cref="ArgumentException">A length or a size is out of range.</exception>
    /// <exception cref="NlpMlNetException">The checkpoint is missing, damaged, not supported or no classifier, or a column has no name.</exception>
    public static LoadedModel Run(MLContext context, ImportRequest request, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        using var checkpoint = TransformerCheckpoint.Load(request.Checkpoint);
        var defaults = new TextClassificationCheckpointOptions();
        var options = defaults with
        {
            MaximumLength = request.MaximumLength,
            BatchSize = request.BatchSize ?? defaults.BatchSize,
            Labels = ClassNames.Rename(checkpoint.Labels, request),
        };
        if (options.Labels is null)
        {
            ClassNames.Require(checkpoint.Labels); // names that are given are checked as options
        }

        var classifier = context.Model.LoadTextClassificationCheckpoint(checkpoint, request.TextColumn, options);
        checkpoint.Notes.ToList().ForEach(note => request.Notes?.Report(note));
        var texts = NoTexts(context, request.TextColumn);
        return new LoadedModel(TextLabels.Append(context, classifier, texts), texts.Schema, new ModelManifest
        {
            Recipe = Recipe,
            Settings = new Dictionary<string, string>
            {
                ["max-length"] = classifier.MaximumLength.ToString(CultureInfo.InvariantCulture),
                ["batch-size"] = options.BatchSize.ToString(CultureInfo.InvariantCulture),
            },
            TextColumn = request.TextColumn,
            LabelColumn = request.LabelColumn,
            Classes = classifier.Classes,
            Checkpoint = Describe(checkpoint, (clock ?? TimeProvider.System).GetUtcNow()),
            Versions = SoftwareVersions.With(TorchLibrary.Versions),
        });
    }

    private static ImportedCheckpoint Describe(TransformerCheckpoint checkpoint, DateTimeOffset importedAt) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(checkpoint.Folder))),
        checkpoint.Architecture,
        checkpoint.Size.Parameters,
        checkpoint.WeightFiles.ToDictionary(path => Path.GetFileName(path), FileHash.Sha256),
        importedAt);

    private static IDataView NoTexts(MLContext context, string column)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Row.Text)].ColumnName = column;
        return context.Data.LoadFromEnumerable(Array.Empty<Row>(), definition);
    }

    private sealed class Row
    {
        public required string Text { get; init; }
    }
}
