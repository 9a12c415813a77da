using System.Diagnostics;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Runs the program tests/ScoringProcess.</summary>
internal static class ScoringProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code and what it wrote.</returns>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
