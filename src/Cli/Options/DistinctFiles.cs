using NlpMlNet.Files;

namespace NlpMlNet.Cli.Options;

/// <summary>Keeps a command from writing over what it reads, or over another of its own results.</summary>
internal static class DistinctFiles
{
    /// <summary>Refuses a file that is written and named by another option too.</summary>
    /// <param name="read">The options and paths that are read; a missing path is <see langword="null"/>.</param>
    /// <param name="written">The options and paths that are written.</param>
    /// <exception cref="UsageException">Two options name the same file.</exception>
    public static void Require((string Option, string? Path)[] read, (string Option, string? Path)[] written)
    {
        for (var i = 0; i < written.Length; i++)
        {
            RefuseSame(written[i], read);
            RefuseSame(written[i], written.AsSpan(0, i));
        }
    }

    /// <summary>Tells whether two paths name one file; standard input and output are no files.</summary>
    public static bool AreSame(string? first, string? second) => IsFile(first) && IsFile(second) && SamePath.Is(first!, second!);

    private static void RefuseSame((string Option, string? Path) file, ReadOnlySpan<(string Option, string? Path)> others)
    {
        foreach (var other in others)
        {
            if (AreSame(file.Path, other.Path))
            {
                throw new UsageException($"{file.Option} and {other.Option} are the same file ({file.Path}), which would be lost. Give them different names.");
            }
        }
    }

    private static bool IsFile(string? path) => path is not (null or "-");
}
