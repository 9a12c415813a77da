using NlpMlNet.Csv;
using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>The file of the rows that can't be scored; it begins with the first of them, or at once when it was asked for.</summary>
internal sealed class RejectsOutput : IDisposable
{
    /// <summary>The names of the columns.</summary>
    public static readonly string[] Columns = ["Row", "Line", "Reason", "RawText"];

    private readonly ScoringPaths paths;
    private readonly Func<Stream, Stream> onDisk;
    private readonly CancellationToken cancellationToken;
    private readonly MemoryStream buffer = new();
    private readonly byte[] mark;
    private readonly CsvRecordWriter writer;
    private ScoringTarget? target;

    public RejectsOutput(ScoringPaths paths, OutputFormat format, long length, Func<Stream, Stream> onDisk, CancellationToken cancellationToken)
    {
        this.paths = paths;
        this.onDisk = onDisk;
        this.cancellationToken = cancellationToken;
        mark = format.Mark;
        writer = new CsvRecordWriter(buffer, format.Csv);
        if (paths.RejectsGiven || length > 0)
        {
            Open(length);
        }
    }

    /// <summary>The path of the rejects of an output, where none is given.</summary>
    public static string DefaultPath(string output) => SamePath.Resolve(output) + ".rejects.csv";

    /// <summary>Gets the length in bytes; 0 when there is no file yet.</summary>
    public long Length => target?.Length ?? 0;

    /// <summary>Gets the path of the file; <see langword="null"/> when there is none.</summary>
    public string? Path => target is null ? null : paths.Rejects;

    public void Append(IReadOnlyList<CsvReject> rejects)
    {
        if (rejects.Count == 0)
        {
            return;
        }

        if (target is null)
        {
            Open(0);
        }

        foreach (var reject in rejects)
        {
            writer.Write(reject.Row);
            writer.Write(reject.Line);
            writer.Write(reject.Reason);
            writer.Write(reject.RawText);
            writer.EndRow();
        }

        HandOver();
    }

    public void FlushToDisk() => target?.FlushToDisk();

    /// <summary>Gives the file its name; where there is none, the one of an earlier run goes, whose rows it would be taken for.</summary>
    public void Commit()
    {
        if (target is not null)
        {
            target.Commit();
        }
        else if (paths.Rejects is not null)
        {
            File.Delete(paths.Rejects);
        }
    }

    public void Discard() => target?.Discard();

    public void Dispose()
    {
        target?.Dispose();
        writer.Dispose();
        buffer.Dispose();
    }

    private void Open(long length)
    {
        // Without a path no row gets here. The rows are those of the output, and are for the same eyes.
        var rights = paths.Output is null || SpecialFile.Is(paths.Output) ? null : FileRights.Of(paths.Output);
        target = ScoringTarget.ToFile(paths.Rejects!, length, paths.Journal is not null, onDisk, cancellationToken, rights);
        if (length == 0)
        {
            buffer.Write(mark);
            foreach (var name in Columns)
            {
                writer.Write(name);
            }

            writer.EndRow();
            HandOver();
        }
    }

    private void HandOver()
    {
        writer.Flush();
        target!.Append(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)); // opened by the caller
        buffer.SetLength(0);
    }
}
