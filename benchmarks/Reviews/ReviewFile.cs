using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;

namespace NlpMlNet.Benchmarks;

/// <summary>The files of reviews in <c>../shared/data</c>, beside the repository.</summary>
internal static class ReviewFile
{
    public const string English = "rt-polarity.csv";
    public const string French = "french-tv-reviews.csv";

    /// <summary>Looks for a file; says so on standard error when it isn't there.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out string? path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "NlpMlNet.sln")))
        {
            root = root.Parent;
        }

        path = Path.Combine(root?.Parent?.FullName ?? string.Empty, "shared", "data", name);
        if (File.Exists(path))
        {
            return true;
        }

        Console.Error.WriteLine($"Skipped: ../shared/data/{name} is not there.");
        path = null;
        return false;
    }

    /// <summary>Reads a file that must be there.</summary>
    public static IReadOnlyList<Review> Read(MLContext context, string name)
    {
        if (!TryFind(name, out var path))
        {
            throw new FileNotFoundException($"There is no ../shared/data/{name}.");
        }

        return [.. context.Data.CreateEnumerable<Review>(context.Data.LoadFromCsv(path), reuseRowObject: false)];
    }
}
