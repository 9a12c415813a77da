namespace NlpMlNet.Files;

/// <summary>A folder in the temporary folder for the user alone, that is gone with the process: at its end, or, when it was killed, at the start of the next one.</summary>
/// <remarks>A process keeps a file in its folder locked while it lives; the folder of one that is gone has a file that can be locked.</remarks>
internal sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "nlpmlnet-unpacked-";
    private const string LockName = "lock";

    // A process locks its folder in the moment after it has made it.
    private static readonly TimeSpan Youngest = TimeSpan.FromMinutes(1);

    private readonly FileStream locked;

    /// <param name="parent">The temporary folder.</param>
    /// <exception cref="NlpMlNetException">It can't be written.</exception>
    public PrivateFolder(string parent)
    {
        DeleteLeftovers(parent);
        Path = System.IO.Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N"));
        try
        {
            _ = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(Path)
                : Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            locked = Lock(Path, FileMode.CreateNew);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw new NlpMlNetException(
                $"A temporary folder can't be made in {parent}: {e.Message.TrimEnd('.')}. Set {(OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR")} to a folder that can be written.", e);
        }
    }

    /// <summary>Gets its path.</summary>
    public string Path { get; }

    public void Dispose()
    {
        locked.Dispose();
        TryDelete(Path);
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static void DeleteLeftovers(string parent)
    {
        if (!Directory.Exists(parent))
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(parent).EnumerateDirectories(Prefix + "*", new EnumerationOptions { IgnoreInaccessible = true }))
        {
            if (IsLeft(folder))
            {
                TryDelete(folder.FullName);
            }
        }
    }

    private static bool IsLeft(DirectoryInfo folder)
    {
        try
        {
            using var mine = Lock(folder.FullName, FileMode.Open);
            return true;
        }
        catch (FileNotFoundException)
        {
            return TimeProvider.System.GetUtcNow() - folder.LastWriteTimeUtc > Youngest;
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            return false; // in use, of another user, or gone
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            // Another process is deleting it, or it is of another user.
        }
    }
}
