using NlpMlNet.Csv.Reading;
using NlpMlNet.Models;
using NlpMlNet.Scoring.Binding;
using NlpMlNet.Scoring.Files;

namespace NlpMlNet.Scoring.Running;

/// <summary>One run from the opening of the files to the naming of the output.</summary>
internal sealed class ScoringSession : IDisposable
{
    private const int RowsSkippedAtOnce = 10_000;

    private readonly BatchScoringOptions options;
    private readonly ScoringPaths paths;
    private readonly ScoringJournal start;
    private readonly InputMeter input;
    private readonly CsvRecordReader reader;
    private readonly ModelBinding binding;
    private readonly OutputFormat format;
    private ScoringRun? run;

    /// <param name="model">The model.</param>
    /// <param name="options">Options that have been validated.</param>
    /// <param name="paths">The files, checked.</param>
    /// <param name="start">The journal of the run to take up, or of one that has done nothing yet.</param>
    /// <exception cref="NlpMlNetException">The input can't be read, or doesn't go with the model.</exception>
    public ScoringSession(LoadedModel model, BatchScoringOptions options, ScoringPaths paths, ScoringJournal start)
    {
        this.options = options;
        this.paths = paths;
        this.start = start;
        input = InputMeter.Open(options, hashed: paths.Journal is not null);
        reader = new CsvRecordReader(input, options.InputPath ?? "the input stream", options.Csv);
        try
        {
            binding = new ModelBinding(model, reader, options);
            format = new OutputFormat(reader, binding.Predictions, options);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Scores the input.</summary>
    public ScoringSummary Run(IProgress<ScoringProgress>? progress, CancellationToken cancellationToken)
    {
        var meter = new ProgressMeter(progress, input, start.Position.RowsRead);
        using var output = new ScoringOutput(options, paths, format, start.Position);
        var checkpoints = new Checkpoints(output, paths.Journal, start, options.CheckpointInterval);
        try
        {
            Score(output, checkpoints, meter, cancellationToken);
            checkpoints.Record(complete: true);
            output.Commit();
            checkpoints.Remove();
        }
        catch (Exception e)
        {
            throw new ScoringEnding(paths, output, checkpoints).Of(e, cancellationToken);
        }

        meter.Report(output.Position, now: true);
        return output.Summarise(start.Position.RowsRead, meter.Elapsed);
    }

    public void Dispose()
    {
        if (run is not { IsUnderWay: true })
        {
            reader.Dispose(); // otherwise a thread still waits for input, and will end when there is some
        }
    }

    private void Score(ScoringOutput output, Checkpoints checkpoints, ProgressMeter meter, CancellationToken cancellationToken)
    {
        if (start.Position == default)
        {
            checkpoints.Remove();
            output.Begin();
        }

        Skip(start.Position.RowsRead, cancellationToken);
        var source = new ChunkSource(reader, input, binding.Inputs, WhyBadRowsAreErrors());
        run = new ScoringRun(source, binding, format, output, checkpoints, meter);
        var threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        run.Run(threads, options.RowsPerChunk, cancellationToken);
    }

    private void Skip(long rows, CancellationToken cancellationToken)
    {
        for (long skipped = 0; skipped < rows; skipped += RowsSkippedAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Skip(Math.Min(RowsSkippedAtOnce, rows - skipped));
        }
    }

    private string? WhyBadRowsAreErrors() => options.Strict ? "The run stopped here because Strict is set."
        : paths.Rejects is null ? "The run stopped here since there is no file for rejected rows: give a RejectsPath to go on without such rows."
        : null;
}
