using System.Diagnostics;

namespace NlpMlNet.Scoring;

/// <summary>Records from time to time how far a run has come, so that another one can go on from there.</summary>
/// <param name="output">What the run writes.</param>
/// <param name="path">The path of the journal; <see langword="null"/> when the run can't be resumed.</param>
/// <param name="start">The journal of a run that has done nothing yet.</param>
/// <param name="interval">The time between two records.</param>
internal sealed class Checkpoints(ScoringOutput output, string? path, ScoringJournal start, TimeSpan interval)
{
    private long last = Stopwatch.GetTimestamp();
    private InputMark mark = start.InputMark;
    private bool recorded = start.Position != default;

    /// <summary>Takes note of a chunk that has been written, and records it if it is time to.</summary>
    /// <param name="read">The part of the input that the chunk ends in.</param>
    /// <returns>Whether a record was written.</returns>
    public bool After(InputMark read)
    {
        mark = read;
        if (path is null || Stopwatch.GetElapsedTime(last) < interval)
        {
            return false;
        }

        Record(complete: false);
        last = Stopwatch.GetTimestamp();
        return true;
    }

    /// <summary>Records that nothing is left to do but to give the files their names.</summary>
    /// <remarks>A single file gets its name in one step: that needs no record, unless there is one that would be out of date.</remarks>
    /// <exception cref="ScoringInterruptedException">It can't be recorded; the record before still holds.</exception>
    public void RecordEnd()
    {
        if (recorded || output.HasRejects)
        {
            Record(complete: true);
        }
    }

    /// <summary>Records what has been written, if it can be recorded.</summary>
    public void TryRecord()
    {
        try
        {
            Record(complete: false);
        }
        catch (ScoringInterruptedException)
        {
            // The run is about to end with the failure that came first; the record before still holds.
        }
    }

    /// <summary>Removes the record: there is nothing to resume.</summary>
    public void Remove()
    {
        if (path is not null)
        {
            File.Delete(path);
        }
    }

    private void Record(bool complete)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            output.FlushToDisk();
            (start with { InputMark = mark, Position = output.Position, Complete = complete }).Write(path);
            recorded = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NlpMlNetException)
        {
            throw new ScoringInterruptedException(e.Message, e);
        }
    }
}
