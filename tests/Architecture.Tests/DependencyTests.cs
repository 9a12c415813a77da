using System.Text.Json;

namespace NlpMlNet.Tests.Architecture;

/// <summary>What a program brings along that uses features, networks, CSV and recipes, and no transformer.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void DepsJson_ProgramWithoutTransformers_HasNothingOfTorchSharp()
    {
        // artifacts/bin/<test project>/<configuration>/ -> artifacts/bin/CsvToCsv/<configuration>/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        using var deps = JsonDocument.Parse(File.ReadAllText(Path.Combine(own.Parent!.Parent!.FullName, "CsvToCsv", own.Name, "CsvToCsv.deps.json")));

        string[] libraries = [.. deps.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/')[0])];

        Assert.Contains("NlpMlNet.Pipelines", libraries);
        Assert.DoesNotContain("NlpMlNet.Torch", libraries);
        Assert.DoesNotContain(libraries, name =>
            name.StartsWith("TorchSharp", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("SkiaSharp", StringComparison.OrdinalIgnoreCase)
            || name == "SharpZipLib"); // Google.Protobuf comes with Microsoft.ML.Tokenizers
    }
}
