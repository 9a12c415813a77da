using System.Diagnostics;

namespace NlpMlNet.Cli.Tests;

/// <summary>Runs the command as a user does: as a process of its own.</summary>
internal static class Cli
{
    public static CliResult Run(params string[] arguments) => Run(input: null, arguments);

    public static CliResult Run(string? input, string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.Write(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliResult(process.ExitCode, output, errors.Result);
    }

    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [ProgramPath, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["NO_COLOR"] = "1", ["COLUMNS"] = "160" },
    })!;

    private static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "nlpmlnet.dll");
}

/// <summary>How a command ended and what it printed.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Errors);
