namespace NlpMlNet.Testing;

/// <summary>The real data sets that lie beside a development checkout; tests that need them are skipped elsewhere.</summary>
public static class SharedData
{
    /// <summary>The path of a shared file; skips the running test with a message when it is not there.</summary>
    public static string Find(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", relativePath));
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"The shared data are not here: ../shared/{relativePath}");
        return path;
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "NlpMlNet.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds NlpMlNet.sln.");
    }
}
