using System.Diagnostics;
using System.Text;
using NlpMlNet.Testing;

namespace NlpMlNet.Examples;

/// <summary>A program in <c>examples/</c>, built beside this test.</summary>
internal sealed record Example(string Name)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    public static string Folder { get; } = Path.Combine(SharedData.RepositoryRoot, "examples");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public string Source => File.ReadAllText(Path.Combine(Folder, Name, "Program.cs"));

    public string ExpectedOutputPath => Path.Combine(Folder, Name, "expected-output.txt");

    /// <summary>Runs the program in a folder of its own that holds its data and nothing else.</summary>
    public async Task<ExampleRun> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("nlpmlnet-example-");
        try
        {
            CopyDataTo(folder.FullName);
            return await RunInAsync(folder.FullName, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // artifacts/bin/<test project>/<configuration>/ -> artifacts/bin/<example>/<configuration>/
    private string ProgramFolder()
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(own.Parent!.Parent!.FullName, Name, own.Name);
    }

    private void CopyDataTo(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(ProgramFolder()).Where(path => Path.GetExtension(path) is ".csv" or ".tsv"))
        {
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
        }
    }

    private async Task<ExampleRun> RunInAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ProgramFolder(), $"{Name}.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!; // null only when the shell starts it
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ExampleRun(process.ExitCode, Lines.Normalize(await output), await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
