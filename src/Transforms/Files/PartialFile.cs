namespace NlpMlNet.Files;

/// <summary>The bytes of a file that isn't complete, beside the place where it will be.</summary>
internal static class PartialFile
{
    private const string Ending = ".partial";

    // A writer takes its lock in the moment after it has made the file.
    private static readonly TimeSpan Youngest = TimeSpan.FromMinutes(1);

    private static readonly EnumerationOptions All = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The path of bytes that another run may continue.</summary>
    /// <param name="target">The file's path, links followed.</param>
    public static string PathOf(string target) => SpecialFile.Is(target) ? target : target + Ending;

    /// <summary>A path that no other writer of the same file has: each of them writes a whole file, and the last one wins whole.</summary>
    /// <param name="target">The file's path, links followed.</param>
    public static string OwnPathOf(string target) => $"{target}.{Guid.NewGuid():N}{Ending}";

    /// <summary>Opens it for one process alone, and makes its folder if need be.</summary>
    /// <param name="partial">Its path.</param>
    /// <param name="mode">Whether it is begun or continued.</param>
    /// <param name="bufferSize">The bytes that are held back until there are that many.</param>
    /// <param name="isPrivate">Whether only its user may read it.</param>
    public static FileStream Open(string partial, FileMode mode, int bufferSize, bool isPrivate)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None, // two runs must not write the same file
            BufferSize = bufferSize,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileRights.UserOnly.Mode;
        }

        var opened = new FileStream(partial, options);
        if (isPrivate)
        {
            FileRights.UserOnly.ApplyTo(opened.SafeFileHandle); // an earlier run may have left it with others
        }

        return opened;
    }

    /// <summary>Deletes what writers that were killed have left of a file; what another process is writing is locked, and stays.</summary>
    /// <param name="target">The file's path, links followed.</param>
    public static void DeleteLeftovers(string target)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(target)!); // a resolved path to a file has a folder
        var name = Path.GetFileName(target);
        foreach (var file in folder.EnumerateFiles("*", All).Where(file => IsOwnPathOf(file.Name, name) && TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc > Youngest))
        {
            try
            {
                using (Open(file.FullName, FileMode.Open, bufferSize: 0, isPrivate: false))
                {
                }

                file.Delete();
            }
            catch (Exception e) when (WriteFailure.Is(e))
            {
                // In use, or of another user.
            }
        }
    }

    private static bool IsOwnPathOf(string file, string target) => file.Length == target.Length + 1 + 32 + Ending.Length
        && file.StartsWith(target + ".", StringComparison.Ordinal) && file.EndsWith(Ending, StringComparison.Ordinal)
        && Guid.TryParseExact(file.AsSpan(target.Length + 1, 32), "N", out _);
}
