namespace NlpMlNet.Files;

/// <summary>A file that appears under its name only when it is complete: every file that this library writes is written by this class.</summary>
/// <remarks>
/// Bytes go to a file beside it with <c>.partial</c> at the end of its name, and something of its own before that unless another
/// process may continue it: of two writers each writes a whole file. <see cref="Commit"/> flushes that one to disk and gives it the
/// final name, so that even after a power cut the older or the newer file is there, whole. What is no regular file
/// (<see cref="SpecialFile"/>) is written to directly. A failure to write is an <see cref="NlpMlNetException"/>.
/// </remarks>
internal sealed class AtomicFile : Stream
{
    /// <summary>A buffer for writers of many small pieces.</summary>
    public const int LargeBuffer = 1 << 20;

    private readonly string target;
    private readonly string partial;
    private readonly bool keepPartial;
    private readonly bool isSpecial;
    private readonly FileRights? rights;
    private readonly Stream file;
    private bool committed;

    private AtomicFile(string path, FileMode mode, bool keepPartial, int bufferSize, FileRights? rights, CancellationToken cancellationToken)
    {
        target = SamePath.Resolve(path);
        isSpecial = SpecialFile.Is(target);
        partial = keepPartial || isSpecial ? PartialFile.PathOf(target) : PartialFile.OwnPathOf(target);
        this.keepPartial = keepPartial || isSpecial;
        if (Directory.Exists(target))
        {
            throw new NlpMlNetException($"{path} is a folder: give the path of a file to write.");
        }

        this.rights = FileRights.Of(target) ?? rights;
        if (isSpecial)
        {
            file = Try(() => SpecialFile.Open(target, cancellationToken));
            return;
        }

        WriteFailure.RequireFolder(target);
        PartialFile.DeleteLeftovers(target);
        file = Try(() => PartialFile.Open(partial, mode, bufferSize, isPrivate: this.rights is not null));
    }

    /// <summary>Gets the path of the bytes until <see cref="Commit"/>.</summary>
    public string PartialPath => partial;

    public override bool CanRead => file.CanRead;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    /// <summary>Begins a file; without <see cref="Commit"/> nothing is left of it, and an older file of the name stays as it was.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="bufferSize">The bytes that are held back until there are that many; 0 for a writer with a buffer of its own.</param>
    /// <param name="rights">The rights of a new file; <see langword="null"/> for the user's own settings.</param>
    /// <param name="cancellationToken">Ends the waiting for the reader of a pipe.</param>
    /// <exception cref="NlpMlNetException">The folder can't be made or written.</exception>
    public static AtomicFile Create(string path, int bufferSize = 0, FileRights? rights = null, CancellationToken cancellationToken = default) =>
        new(path, FileMode.Create, keepPartial: false, bufferSize, rights, cancellationToken);

    /// <summary>Finds out, before the work, whether a file can be written; its folder is made. Nothing is written to a pipe or device.</summary>
    /// <exception cref="NlpMlNetException">It can't be written.</exception>
    public static void RequireWritable(string path)
    {
        if (!SpecialFile.Is(path))
        {
            using var file = new AtomicFile(path, FileMode.OpenOrCreate, keepPartial: File.Exists(PartialFile.PathOf(SamePath.Resolve(path))), bufferSize: 0, rights: null, CancellationToken.None);
        }
    }

    /// <summary>Writes a whole file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="write">Writes the bytes; it may go back.</param>
    /// <param name="rights">The rights of a new file; <see langword="null"/> for the user's own settings.</param>
    /// <exception cref="NlpMlNetException">The file can't be written; an older one of the name stays as it was.</exception>
    public static void Write(string path, Action<Stream> write, FileRights? rights = null)
    {
        using var file = Create(path, LargeBuffer, rights);
        if (file.CanSeek)
        {
            write(file);
        }
        else
        {
            using var whole = new TemporaryFile();
            write(whole.Content);
            whole.CopyTo(file);
        }

        file.Commit();
    }

    /// <summary>Begins a file, or goes on with the first bytes of one that was left incomplete; without <see cref="Commit"/> it is left incomplete again.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="length">How many bytes of the incomplete file are kept; 0 to start from the beginning.</param>
    /// <param name="rights">The rights of a new file; <see langword="null"/> for the user's own settings.</param>
    /// <param name="cancellationToken">Ends the waiting for the reader of a pipe.</param>
    /// <exception cref="NlpMlNetException">The incomplete file is shorter than that, can't be written, or another process is writing it.</exception>
    public static AtomicFile Continue(string path, long length, FileRights? rights = null, CancellationToken cancellationToken = default)
    {
        var atomic = new AtomicFile(path, FileMode.OpenOrCreate, keepPartial: true, bufferSize: 0, rights, cancellationToken);
        if (atomic.isSpecial)
        {
            return atomic;
        }

        try
        {
            if (atomic.file.Length < length)
            {
                throw new NlpMlNetException($"{atomic.partial} holds {atomic.file.Length} bytes where {length} were written before: it can't be continued. Start again without resuming.");
            }

            atomic.file.SetLength(length);
            atomic.file.Position = length;
            return atomic;
        }
        catch
        {
            atomic.Dispose();
            throw;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            file.Write(buffer);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Of(target, e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    /// <summary>Makes sure that what was written survives a crash of the system.</summary>
    public void FlushToDisk() => Try(() =>
    {
        if (file is FileStream { CanSeek: true } onDisk && !isSpecial)
        {
            onDisk.Flush(flushToDisk: true);
        }

        return true;
    });

    /// <summary>Completes the file and gives it its name, in place of an older one.</summary>
    public void Commit()
    {
        FlushToDisk();
        if (!isSpecial)
        {
            rights?.ApplyTo(((FileStream)file).SafeFileHandle);
        }

        file.Dispose();
        committed = Try(() =>
        {
            if (partial != target)
            {
                File.Move(partial, target, overwrite: true);
                UnixFile.FlushFolderOf(target);
            }

            return true;
        });
    }

    /// <summary>Leaves nothing of an incomplete file, also of one that was to be kept.</summary>
    public void Discard()
    {
        Dispose();
        if (!committed && partial != target)
        {
            File.Delete(partial);
        }
    }

    public override int Read(Span<byte> buffer) => file.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => Try(() =>
    {
        file.SetLength(value);
        return true;
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseFile();
            if (!committed && !keepPartial)
            {
                File.Delete(partial);
            }
        }

        base.Dispose(disposing);
    }

    private void CloseFile()
    {
        try
        {
            file.Dispose();
        }
        catch (IOException) when (!committed)
        {
            // The buffer's last bytes don't fit on the disk; an earlier write has failed already, or the file is given up.
        }
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Of(target, e);
        }
    }
}
