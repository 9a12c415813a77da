using System.Diagnostics;
using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;

namespace NlpMlNet.Training;

/// <summary>Trains a recipe on a CSV file.</summary>
public static class RecipeTraining
{
    /// <summary>Trains, and measures the model on rows that it hasn't learnt from.</summary>
    /// <param name="request">What to train from which file.</param>
    /// <param name="clock">Tells when the training ended; <see langword="null"/> for the system's clock.</param>
    /// <param name="progress">Receives a report after each epoch; may be <see langword="null"/>.</param>
    /// <param name="cancellation">
    /// Ends the training: the best model so far is the result, and an <see cref="OperationCanceledException"/> when there is none yet.
    /// </param>
    /// <returns>The model, not saved yet.</returns>
    /// <exception cref="NlpMlNetException">The request, a file, a column, a label or a setting is not usable.</exception>
    /// <remarks>
    /// Without a validation file, a fraction of the rows is held out: it tells the best number of epochs and the metrics. The
    /// model itself is then trained again for that number of epochs on all rows, unless <see cref="TrainingRequest.Refit"/> is off.
    /// </remarks>
    public static TrainingResult Run(
        TrainingRequest request,
        TimeProvider? clock = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        var started = Stopwatch.GetTimestamp();
        var recipe = request.Recipe;
        var context = new MLContext(request.Seed);
        TrainingMemory.RefuseTooMuch(context, request, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var data = TrainingRows.Read(context, request);
        if (!request.Resume)
        {
            DeleteState(request);
        }

        var run = new RecipeRun
        {
            Context = context,
            TextColumn = request.TextColumn,
            LabelColumn = request.LabelColumn,
            Settings = request.Settings,
            Seed = request.Seed,
            Threads = request.Threads,
            StatePath = request.StatePath,
            Progress = progress,
            Cancellation = cancellation,
        };

        var views = new LabelledViews(context, data, request);
        var pipeline = recipe.Fit(run, views.Train, views.Validation);
        var (rows, evaluatedOn) = data.EvaluationRows;
        var predicted = ModelEvaluation.Predict(
            context, pipeline.Model, rows, request.TextColumn, evaluatedOn, request.Threads, CancellationToken.None);
        var metrics = predicted.ToMetrics();
        var refit = request.Refit && data.HeldOut.Count > 0 && !cancellation.IsCancellationRequested;
        var final = refit ? Refit(recipe, run with { StatePath = request.RefitStatePath }, views, pipeline) : pipeline;
        var texts = request.KeepFingerprints ? data.Fingerprints(final.Refitted, request.Seed) : null;
        var manifest = Describe(request, data, final, metrics, Stopwatch.GetElapsedTime(started), clock ?? TimeProvider.System) with
        {
            Fingerprints = texts?.Describe(),
        };
        return new TrainingResult(
            new LoadedModel(final.Model, views.TextSchema, manifest) { TrainingTexts = texts },
            metrics,
            evaluatedOn,
            data.Review)
        {
            Notes = pipeline.Notes,
            NothingHeldOut = data.Validation.Count == 0 && request.ValidationFraction > 0,
            Overlap = data.ValidationFile is null ? null : TextOverlap.Of(predicted, data.LearntKeys()),
        };
    }

    /// <summary>Deletes the state that a training has kept, when its model is saved or it will not be resumed.</summary>
    /// <param name="request">What was trained; without <see cref="TrainingRequest.StatePath"/> there is nothing to delete.</param>
    public static void DeleteState(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var path in new[] { request.StatePath, request.RefitStatePath }.Where(File.Exists))
        {
            File.Delete(path!); // what exists has a path
        }
    }

    private static TrainedPipeline Refit(IRecipe recipe, RecipeRun run, LabelledViews views, TrainedPipeline first)
    {
        try
        {
            var again = recipe.Fit(run with { Epochs = first.Outcome?.BestEpoch }, views.All, validation: null);
            return run.Cancellation.IsCancellationRequested ? NotRefitted(first) : first with { Model = again.Model, Refitted = true };
        }
        catch (OperationCanceledException)
        {
            return NotRefitted(first);
        }
    }

    private static TrainedPipeline NotRefitted(TrainedPipeline first) => first with
    {
        Outcome = first.Outcome is { } outcome
            ? outcome with { StoppedBy = $"{outcome.StoppedBy}; cancellation before it was trained again on all rows" }
            : null,
    };

    private static ModelManifest Describe(
        TrainingRequest request,
        TrainingRows data,
        TrainedPipeline pipeline,
        ClassificationMetrics metrics,
        TimeSpan elapsed,
        TimeProvider clock) => new()
        {
            Recipe = request.Recipe.Name,
            Settings = pipeline.Settings,
            Seed = request.Seed,
            TextColumn = request.TextColumn,
            LabelColumn = request.LabelColumn,
            Classes = data.Classes,
            TrainingData = data.TrainingFile,
            ValidationData = data.ValidationFile,
            TrainedRows = pipeline.Refitted ? data.Train.Count + data.HeldOut.Count : data.Train.Count,
            ValidationRows = data.Validation.Count,
            Training = new TrainingRecord(
                pipeline.Outcome?.Epochs, pipeline.Outcome?.BestEpoch, pipeline.Outcome?.StoppedBy, pipeline.Refitted, elapsed.TotalSeconds),
            Validation = data.Validation.Count == 0
                ? null
                : new ValidationFigures(metrics.Rows, metrics.Accuracy, metrics.MacroF1, metrics.LogLoss),
            GroupColumn = request.GroupColumn,
            Command = request.Command,
            Files = SettingFiles.HashesOf(request.Recipe, pipeline.Settings),
            TrainedAt = clock.GetUtcNow(),
            Versions = SoftwareVersions.With(request.Recipe.Versions),
        };
}
