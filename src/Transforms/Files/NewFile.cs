namespace NlpMlNet.Files;

/// <summary>A file that appears under its name only when it is complete; until then its name ends in <c>.partial</c>.</summary>
internal sealed class NewFile : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly string target;
    private readonly string partial;
    private readonly FileStream file;

    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public NewFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        target = Path.GetFullPath(path);
        partial = target + ".partial";
        if (Directory.Exists(target))
        {
            throw new NlpMlNetException($"{path} is a folder: give the path of a file to write.");
        }

        file = Try(() => new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize));
    }

    public long Position => file.Position;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (IOException e)
        {
            throw Failure(e);
        }
    }

    /// <summary>Writes over the first bytes.</summary>
    public void Overwrite(ReadOnlySpan<byte> bytes)
    {
        file.Position = 0;
        Write(bytes);
    }

    /// <summary>Gives the complete file its name, in place of an older one.</summary>
    public void Commit() => Try(() =>
    {
        file.Dispose();
        File.Move(partial, target, overwrite: true);
        return true;
    });

    public void Dispose()
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: that was told already, and the incomplete file goes away.
        }

        File.Delete(partial);
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e);
        }
    }

    private NlpMlNetException Failure(Exception e) => new($"{target} can't be written: {e.Message} Choose another place.", e);
}
