using System.Runtime.InteropServices;
using NlpMlNet.Native;
using TorchSharp;
using Processor = System.Runtime.InteropServices.Architecture;

namespace NlpMlNet.Tests.Native;

/// <summary>What is said where the native library is missing.</summary>
public sealed class TorchLibraryTests
{
    public static TheoryData<OSPlatform, Processor, string> Packages => new()
    {
        { OSPlatform.Linux, Processor.X64, "libtorch-cpu-linux-x64" },
        { OSPlatform.Windows, Processor.X64, "libtorch-cpu-win-x64" },
        { OSPlatform.Windows, Processor.Arm64, "libtorch-cpu-win-arm64" },
        { OSPlatform.OSX, Processor.Arm64, "libtorch-cpu-osx-arm64" },
    };

    [Fact]
    public void Version_Referenced_IsTorchSharps()
    {
        TorchLibrary.EnsureLoaded();

        Assert.Equal(TorchLibrary.Version, new Version(torch.__version__).ToString(3));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void PackageName_Platform_IsTheOneForIt(OSPlatform platform, Processor architecture, string expected) =>
        Assert.Equal(expected, TorchLibrary.PackageName(platform, architecture));

    [Fact]
    public void Describe_Missing_SaysWhichPackageToAdd()
    {
        var message = TorchLibrary.Describe("libtorch.so: cannot open shared object file");

        Assert.Contains("Add the package libtorch-cpu-", message, StringComparison.Ordinal);
        Assert.Contains(TorchLibrary.Version, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OldStandardLibrary_SaysHowToBuild() => Assert.Contains(
        "RelaxLibStdCxx", TorchLibrary.Describe("version `GLIBCXX_3.4.32' not found"), StringComparison.Ordinal);
}
