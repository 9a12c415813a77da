namespace NlpMlNet.Tests.Sentiment;

/// <summary>The folder of public data sets beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedData
{
    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NlpMlNet.sln")))
        {
            folder = folder.Parent;
        }

        var path = folder is null ? file : Path.Combine(folder.FullName, "..", "shared", "data", file);
        if (!File.Exists(path))
        {
            Assert.Skip($"The data set '{file}' isn't in ../shared/data.");
        }

        return path;
    }
}
