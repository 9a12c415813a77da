using System.Security.Cryptography;
using Microsoft.ML;
using NlpMlNet.Messages;
using NlpMlNet.Models;

namespace NlpMlNet.Scoring;

/// <summary>Applies a model to the rows of a CSV file: CSV in, CSV out, in the same order, with every row answered for.</summary>
/// <remarks>
/// A row whose text is empty is scored. A row is rejected when it has another number of fields than the header, when its quotes
/// are not those of RFC 4180, or when a cell of a numeric column that the model needs holds no number.
/// Memory doesn't grow with the file.
/// </remarks>
/// <param name="model">The model: a classifier or a regression whose own inputs are texts, numbers, truth values or dates.</param>
/// <param name="fingerprint">
/// What identifies the model among all others, such as the hash of its file: a run is resumed only with the same model. Without
/// one (<see langword="null"/>), runs can't be resumed.
/// </param>
public sealed class BatchScorer(LoadedModel model, string? fingerprint = null)
{
    /// <summary>Loads a model, whose file's hash becomes the fingerprint.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="path">The model file.</param>
    /// <returns>The scorer.</returns>
    /// <exception cref="NlpMlNetException">The file is missing, is no model, or is damaged.</exception>
    public static BatchScorer Load(MLContext context, string path) => Load(context, path, ModelTrust.KnownComponents);

    /// <summary>Loads a model, whose file's hash becomes the fingerprint.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="path">The model file.</param>
    /// <param name="trust">What the file may have loaded.</param>
    /// <returns>The scorer.</returns>
    /// <exception cref="NlpMlNetException">The file is missing, is no model, is damaged, or asks for a component that isn't known.</exception>
    public static BatchScorer Load(MLContext context, string path, ModelTrust trust)
    {
        var loaded = ModelFile.Load(context, path, trust);
        using var file = File.OpenRead(path);
        return new BatchScorer(loaded, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Gets the model.</summary>
    public LoadedModel Model => model;

    /// <summary>Scores all rows.</summary>
    /// <param name="options">What is scored, where the result goes, and how.</param>
    /// <param name="progress">Receives reports of the progress, some times a second and at the end.</param>
    /// <param name="cancellationToken">Ends the run within a second; what was scored is kept for a run with <see cref="BatchScoringOptions.Resume"/>.</param>
    /// <returns>The counts of rows.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists all that is wrong.</exception>
    /// <exception cref="NlpMlNetException">
    /// The input can't be read or lacks a column, the output can't be written, or a row is bad and can't be set apart. There is no
    /// output then; the rows before are kept for a run that goes on from there, and the message says so.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public ScoringSummary Score(
        BatchScoringOptions options, IProgress<ScoringProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Resume && fingerprint is null)
        {
            throw new InvalidOptionsException(MessageText.Of(
                $"{new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.Resume))} is set; it needs a model with a fingerprint, as BatchScorer.Load gives it."));
        }

        var paths = ScoringPaths.Check(options, canResume: fingerprint is not null);
        var journal = ScoringJournal.Start(options, paths, fingerprint ?? string.Empty);
        if (journal.Complete)
        {
            return CompletedRun.Finish(paths, journal);
        }

        using var session = new ScoringSession(model, options, paths, journal);
        return session.Run(progress, cancellationToken);
    }
}
