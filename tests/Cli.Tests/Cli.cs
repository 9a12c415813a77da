using System.Diagnostics;

namespace NlpMlNet.Cli.Tests;

/// <summary>Runs the command as a user does: as a process of its own.</summary>
internal static class Cli
{
    public static CliResult Run(params string[] arguments) => Run(input: null, arguments);

    public static CliResult Run(string? input, string[] arguments) => End(Start(arguments), input);

    /// <summary>Runs the command of another folder.</summary>
    public static CliResult RunProgram(string program, params string[] arguments) => End(StartProgram(program, arguments), input: null);

    public static Process Start(params string[] arguments) => StartProgram(ProgramPath, arguments);

    private static CliResult End(Process started, string? input)
    {
        using var process = started;
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

    private static Process StartProgram(string program, string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
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
