using System.Diagnostics;

namespace NlpMlNet.Cli.Tests;

/// <summary>Runs the command as a user does: as a process of its own.</summary>
internal static class Cli
{
    public static CliResult Run(params string[] arguments) => Run(input: null, arguments);

    public static CliResult Run(string? input, string[] arguments) => End(Start(arguments), input);

    /// <summary>Runs the command of another folder.</summary>
    public static CliResult RunProgram(string program, Dictionary<string, string> environment, params string[] arguments) =>
        End(StartProgram(program, arguments, environment), input: null);

    /// <summary>Gets the command as it is built, which has no libtorch beside it.</summary>
    public static string WithoutLibTorch
    {
        get
        {
            // artifacts/bin/<test project>/<configuration>/ -> artifacts/bin/NlpMlNet.Cli/<configuration>/
            var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(own.Parent!.Parent!.FullName, "NlpMlNet.Cli", own.Name, "nlpmlnet.dll");
        }
    }

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

    private static Process StartProgram(string program, string[] arguments, Dictionary<string, string>? environment = null)
    {
        // A test run in the background of a script ignores Ctrl-C, and so would its children: a test that interrupts one would wait for ever.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["COLUMNS"] = "160" },
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "nlpmlnet.dll");
}

/// <summary>How a command ended and what it printed.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Errors);
