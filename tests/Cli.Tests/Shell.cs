using System.Diagnostics;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests;

/// <summary>A folder with a small model in it, and a shell there that has the command <c>nlpmlnet</c>.</summary>
public sealed class Shell : IDisposable
{
    public Shell()
    {
        Folder.Write("train.csv", "text,label\n" + string.Concat(Enumerable.Repeat("a wonderful film,positive\na dreadful film,negative\n", 20)));
        Folder.Write("new.csv", "text\na wonderful film\n");
        var training = Run("nlpmlnet train -q --data train.csv --text text --label label --recipe sentiment-features --set epochs=1 --validation-fraction 0 --model model.zip");
        Assert.Equal((0, ""), (training.ExitCode, training.Errors));
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Runs a script of POSIX's shell in the folder.</summary>
    internal CliResult Run(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell of Unix.");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "nlpmlnet() { dotnet \"$NLPMLNET\" \"$@\"; }\n" + script])
        {
            WorkingDirectory = Folder.File(""),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NLPMLNET"] = Path.Combine(AppContext.BaseDirectory, "nlpmlnet.dll"), ["NO_COLOR"] = "1" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliResult(process.ExitCode, output, errors.Result);
    }

    /// <summary>Who may read and write a file of the folder.</summary>
    public UnixFileMode ModeOf(string name) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(Folder.File(name));

    public void Dispose() => Folder.Dispose();
}
