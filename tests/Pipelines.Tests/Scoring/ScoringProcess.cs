using System.Diagnostics;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Runs the program tests/ScoringProcess.</summary>
internal static class ScoringProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code and what it wrote.</returns>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // A processor with a large cache lets garbage grow to tens of megabytes before it is collected; here 4 MB (0x400000) are enough.
            Environment = { ["DOTNET_GCgen0size"] = "400000" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static string ProgramPath()
    {
        // artifacts/bin/<test project>/<configuration>/ -> artifacts/bin/NlpMlNet.ScoringProcess/<configuration>/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(own.Parent!.Parent!.FullName, "NlpMlNet.ScoringProcess", own.Name, "NlpMlNet.ScoringProcess.dll");
    }
}
