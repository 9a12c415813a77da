namespace NlpMlNet.Files;

/// <summary>Keeps a file from being overwritten by what is made of it.</summary>
internal static class SamePath
{
    private const int MostLinks = 40;

    /// <summary>The full path of the file behind a path, links followed; that of a descriptor, such as <c>/dev/stdout</c>, stays.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            for (var links = 0; links < MostLinks && OpenDescriptor.NumberOf(full) is null; links++)
            {
                if (File.ResolveLinkTarget(full, returnFinalTarget: false) is not { } next)
                {
                    break;
                }

                full = next.FullName;
            }

            return full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return full; // opening it will tell what is wrong
        }
    }

    /// <summary>Tells whether two paths lead to the same file, through links of any kind; what is no regular file has nothing to lose.</summary>
    public static bool Is(string first, string second)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return !SpecialFile.Is(first) && !SpecialFile.Is(second)
            && (string.Equals(Resolve(first), Resolve(second), comparison) || (OperatingSystem.IsWindows() ? AreOneFile(first, second) : AreOneNode(first, second)));
    }

    /// <summary>Refuses to write to the file that is read.</summary>
    /// <exception cref="NlpMlNetException">Both are the same file.</exception>
    public static void Refuse(string input, string output)
    {
        if (Is(input, output))
        {
            throw new NlpMlNetException($"{output} is the input itself: it would be lost. Give the output another name.");
        }
    }

    private static bool AreOneNode(string first, string second) => UnixFile.Of(first) is { } one && UnixFile.Of(second) is { } other
        && (one.Device, one.Node) == (other.Device, other.Node);

    /// <summary>Finds out whether a file that is opened under one name, for one user alone, is in use under the other.</summary>
    private static bool AreOneFile(string first, string second)
    {
        if (!File.Exists(first) || !File.Exists(second) || new FileInfo(first).Length != new FileInfo(second).Length)
        {
            return false;
        }

        try
        {
            using var alone = new FileStream(first, FileMode.Open, FileAccess.Read, FileShare.None);
            return IsInUse(second);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // in use by another process: opening it will say what is wrong
        }
    }

    private static bool IsInUse(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
