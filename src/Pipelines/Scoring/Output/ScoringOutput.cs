using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>The output and the rejects, which grow together chunk by chunk.</summary>
internal sealed class ScoringOutput : IDisposable
{
    private readonly ScoringTarget rows;
    private readonly RejectsOutput rejects;
    private readonly OutputFormat format;

    /// <param name="options">The streams or files.</param>
    /// <param name="paths">The files, checked.</param>
    /// <param name="format">The columns and how they are written.</param>
    /// <param name="from">Where to go on; the default to begin.</param>
    /// <param name="cancellationToken">Ends the waiting for the reader of a pipe.</param>
    /// <exception cref="NlpMlNetException">A file can't be written.</exception>
    public ScoringOutput(BatchScoringOptions options, ScoringPaths paths, OutputFormat format, ScoringPosition from, CancellationToken cancellationToken)
    {
        this.format = format;
        Position = from;
        rejects = new RejectsOutput(paths, format, from.RejectsBytes, options.OnDisk, cancellationToken);
        try
        {
            rows = paths.Output is null
                ? ScoringTarget.ToStream(options.Output!) // validated: there is a path or a stream
                : ScoringTarget.ToFile(paths.Output, from.OutputBytes, paths.Journal is not null, options.OnDisk, cancellationToken);
        }
        catch
        {
            rejects.Dispose();
            throw;
        }
    }

    /// <summary>Gets how much has been written.</summary>
    public ScoringPosition Position { get; private set; }

    /// <summary>Gets a value indicating whether there is a rejects file beside the output.</summary>
    public bool HasRejects => rejects.Path is not null;

    /// <summary>Writes the names of the columns.</summary>
    /// <exception cref="ScoringInterruptedException">They can't be written.</exception>
    public void Begin() => Grow(() => rows.Append(format.HeaderBytes()), Position);

    /// <summary>Writes the rows of a chunk and its rejects.</summary>
    /// <exception cref="ScoringInterruptedException">They can't be written; what was there before still holds.</exception>
    public void Write(RowChunk chunk) => Grow(
        () =>
        {
            rows.Append(chunk.Output);
            rejects.Append(chunk.Rejects);
        },
        Position with
        {
            RowsRead = Position.RowsRead + chunk.RowsRead,
            RowsRejected = Position.RowsRejected + chunk.Rejects.Count,
            EmptyTexts = Position.EmptyTexts + chunk.EmptyTexts,
            HtmlTexts = Position.HtmlTexts + chunk.HtmlTexts,
            Cuts = Position.Cuts + chunk.Cuts,
            RowsLeftOut = Position.RowsLeftOut + chunk.LeftOut,
            RejectedLines = Position.RejectedLines + chunk.Rejects.Sum(reject => reject.Lines),
            RowsReplaced = Position.RowsReplaced + chunk.Replaced,
            RowsInvalid = Position.RowsInvalid + chunk.Invalid,
        });

    /// <summary>Makes sure that what was written survives a crash of the system.</summary>
    public void FlushToDisk()
    {
        rows.FlushToDisk();
        rejects.FlushToDisk();
    }

    /// <summary>Gives the files their names, the output last.</summary>
    public void Commit()
    {
        rejects.Commit();
        rows.Commit();
    }

    /// <summary>Leaves nothing of incomplete files.</summary>
    public void Discard()
    {
        rejects.Discard();
        rows.Discard();
    }

    /// <summary>Counts the rows.</summary>
    /// <param name="resumed">The rows that an earlier run had dealt with.</param>
    /// <param name="elapsed">The time of this run.</param>
    public ScoringSummary Summarise(long resumed, TimeSpan elapsed) => Position.Summarise(resumed, elapsed, rejects.Path);

    public void Dispose()
    {
        rejects.Dispose();
        rows.Dispose();
    }

    private void Grow(Action append, ScoringPosition then)
    {
        try
        {
            append();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NlpMlNetException)
        {
            throw new ScoringInterruptedException(e is NlpMlNetException ? e.Message : $"The output can't be written: {(DiskFull.Is(e) ? "the disk is full" : e.Message.TrimEnd('.'))}.", e);
        }

        Position = then with { OutputBytes = rows.Length, RejectsBytes = rejects.Length };
    }
}
