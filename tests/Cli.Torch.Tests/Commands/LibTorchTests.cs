using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests;

public sealed class LibTorchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Install_OwnFolderNamed_IsRefused()
    {
        var result = Cli.RunProgram(Cli.WithoutLibTorch, new() { ["NLPMLNET_LIBTORCH"] = folder.File("own") }, "libtorch", "install");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"NLPMLNET_LIBTORCH names the folder '{folder.File("own")}'", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_PackageUnknown_SaysWhatTheSdkSaidAndLeavesNothing()
    {
        var data = folder.File("data");

        var result = Cli.RunProgram(Cli.WithoutLibTorch, new() { ["XDG_DATA_HOME"] = data }, "libtorch", "install", "--package", "NlpMlNet.No.Such.Package");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("could not restore NlpMlNet.No.Such.Package", result.Errors, StringComparison.Ordinal);
        Assert.Contains("NU1101", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Path.Combine(data, "nlpmlnet"), "*", SearchOption.AllDirectories), System.IO.File.Exists);
    }

    [Fact]
    public void Install_Restored_TrainsTransformersFromThere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "XDG_DATA_HOME names the folder of the user's data on Linux.");
        Dictionary<string, string> environment = new() { ["XDG_DATA_HOME"] = folder.File("data") };
        var data = folder.Write("train.csv", "text,label\n" + string.Concat(Enumerable.Repeat("lovely and great,good\nawful and poor,bad\n", 20)));
        string[] train = ["train", "--data", data, "--text", "text", "--label", "label", "--model", folder.File("model.zip"), "--recipe", "transformer"];

        var before = Cli.RunProgram(Cli.WithoutLibTorch, environment, train);
        var installed = Cli.RunProgram(Cli.WithoutLibTorch, environment, "libtorch", "install");
        var after = Cli.RunProgram(Cli.WithoutLibTorch, environment, train);

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("Run 'nlpmlnet libtorch install' once.", before.Errors, StringComparison.Ordinal);
        Assert.Equal(0, installed.ExitCode);
        Assert.Matches(@"^libtorch-cpu-\S+\.2\.10\.0  SHA-512 \S{86}==\ntorchsharp\.\S+  SHA-512 \S{86}==\n$", installed.Output.ReplaceLineEndings("\n"));
        Assert.True(after.ExitCode == 0, after.Errors);
    }

    public void Dispose() => folder.Dispose();
}
