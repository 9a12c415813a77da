namespace NlpMlNet.Csv.Writing;

/// <summary>Keeps a file from being overwritten by what is made of it.</summary>
internal static class SamePath
{
    /// <summary>The full path of the file behind a path, links followed.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return full; // opening it will tell what is wrong
        }
    }

    /// <summary>Refuses to write to the file that is read.</summary>
    /// <exception cref="NlpMlNetException">Both are the same file.</exception>
    public static void Refuse(string input, string output)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (string.Equals(Resolve(input), Resolve(output), comparison))
        {
            throw new NlpMlNetException($"{output} is the input itself: it would be lost. Give the output another name.");
        }
    }
}
