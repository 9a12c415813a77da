using NlpMlNet.Messages;
using NlpMlNet.Models;

namespace NlpMlNet.Scoring;

/// <summary>One run from the opening of the files to the naming of the output.</summary>
/// <param name="model">The model.</param>
/// <param name="options">Options that have been validated.</param>
/// <param name="paths">The files, checked.</param>
/// <param name="start">The journal of the run to resume, or of one that has done nothing yet.</param>
internal sealed class ScoringSession(LoadedModel model, BatchScoringOptions options, ScoringPaths paths, ScoringJournal start) : IDisposable
{
    private const int RowsSkippedAtOnce = 10_000;
    private const int MaxChunkBytes = 1 << 20;
    private const int MaxWindowBytes = 16 << 20; // batches of similar length need many texts to choose from, long ones too

    private ScoringInput? input;
    private ScoringRun? run;

    /// <summary>Scores the input.</summary>
    /// <exception cref="NlpMlNetException">The input can't be read or doesn't go with the model, or the output can't be written.</exception>
    public ScoringSummary Run(IProgress<ScoringProgress>? progress, CancellationToken cancellationToken)
    {
        input = new ScoringInput(model, options, hashed: paths.Journal is not null, cancellationToken);
        var meter = new ProgressMeter(progress, input.Meter, start.Position);
        using var output = new ScoringOutput(options, paths, input.Format, start.Position, cancellationToken);
        var checkpoints = new Checkpoints(output, paths.Journal, start, options.CheckpointInterval);
        try
        {
            Begin(output, checkpoints);
            Skip(input, cancellationToken);
            Score(input, output, checkpoints, meter, cancellationToken);
            checkpoints.RecordEnd();
            output.Commit();
            checkpoints.Remove();
        }
        catch (Exception e)
        {
            throw new ScoringEnding(paths, output, checkpoints).Of(e, cancellationToken);
        }

        meter.Report(now: true);
        return output.Summarise(start.Position.RowsRead, meter.Elapsed) with { Notes = [.. input.Reader.Notes.Concat(input.Format.Notes).Select(note => options.NameOf is { } nameOf ? note.With(nameOf) : note.ToString())] };
    }

    public void Dispose()
    {
        if (run is not { IsUnderWay: true })
        {
            input?.Dispose(); // otherwise a thread still waits for input, and will end when there is some
        }
    }

    private void Begin(ScoringOutput output, Checkpoints checkpoints)
    {
        if (start.Position == default)
        {
            checkpoints.Remove();
            output.Begin();
        }
    }

    private void Skip(ScoringInput from, CancellationToken cancellationToken)
    {
        var rows = start.Position.RowsRead;
        for (long skipped = 0; skipped < rows; skipped += RowsSkippedAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            from.Reader.Skip(Math.Min(RowsSkippedAtOnce, rows - skipped));
        }
    }

    private void Score(ScoringInput input, ScoringOutput output, Checkpoints checkpoints, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var work = Workload.Of(model.Transformer, options.Threads);
        var maxBytes = work.WindowRows is null ? MaxChunkBytes : MaxWindowBytes;
        var source = new ChunkSource(input.Reader, input.Meter, input.Binding.Inputs, options, maxBytes, WhyBadRowsAreErrors());
        run = new ScoringRun(source, input.Binding, input.Format, output, checkpoints, meter);
        run.Run(work, options.RowsPerChunk, cancellationToken);
    }

    private MessageText? WhyBadRowsAreErrors() => options.Strict
        ? MessageText.Of($"The run stopped here because {new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.Strict))} is set.")
        : paths.Rejects is null ? MessageText.Of(
            $"The run stopped here since there is no file for rejected rows: give one ({new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.RejectsPath))}) to go on without such rows.")
        : null;
}
