using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>Where bytes of the output go: a file that appears when it is complete, or a stream.</summary>
internal sealed class ScoringTarget : IDisposable
{
    private readonly AtomicFile? file;
    private readonly Stream stream;

    private ScoringTarget(AtomicFile? file, Stream stream, long length)
    {
        this.file = file;
        this.stream = stream;
        Length = length;
    }

    /// <summary>Gets the number of bytes written, those of an earlier run included.</summary>
    public long Length { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="length">The length at which to go on; 0 to begin.</param>
    /// <param name="keep">Whether an incomplete file is kept for another run.</param>
    /// <param name="onDisk">How the bytes reach the file.</param>
    /// <param name="cancellationToken">Ends the waiting for the reader of a pipe.</param>
    /// <param name="rights">The rights of a new file; <see langword="null"/> for the user's own settings.</param>
    public static ScoringTarget ToFile(string path, long length, bool keep, Func<Stream, Stream> onDisk, CancellationToken cancellationToken, FileRights? rights = null)
    {
        var file = keep ? AtomicFile.Continue(path, length, rights, cancellationToken) : AtomicFile.Create(path, rights: rights, cancellationToken: cancellationToken);
        return new ScoringTarget(file, onDisk(file), length);
    }

    /// <summary>Writes to a stream that stays open.</summary>
    public static ScoringTarget ToStream(Stream stream) => new(null, stream, 0);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        Length += bytes.Length;
    }

    /// <summary>Makes sure that a file survives a crash of the system.</summary>
    public void FlushToDisk() => file?.FlushToDisk();

    /// <summary>Gives a file its name.</summary>
    public void Commit()
    {
        file?.Commit();
        if (file is null)
        {
            stream.Flush();
        }
    }

    /// <summary>Leaves nothing of an incomplete file.</summary>
    public void Discard() => file?.Discard();

    public void Dispose() => file?.Dispose();
}
