using System.Runtime.InteropServices;
using System.Runtime.Loader;
using NlpMlNet.Training;
using TorchSharp;
using Processor = System.Runtime.InteropServices.Architecture;

namespace NlpMlNet.Native;

/// <summary>Sees to it that libtorch is there before TorchSharp looks for it.</summary>
/// <remarks>TorchSharp's own search writes to the console, copies from the package cache, and ends in a page of text.</remarks>
internal static class TorchLibrary
{
    /// <summary>The version of libtorch that the referenced TorchSharp needs. Asking TorchSharp itself would start its search.</summary>
    public const string Version = "2.10.0";

    /// <summary>Gets the versions of TorchSharp and of libtorch, for manifests.</summary>
    public static IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>
    {
        ["TorchSharp"] = SoftwareVersions.VersionOf(typeof(torch).Assembly),
        ["libtorch"] = Version,
    };

    private const string Wrapper = "LibTorchSharp";
    private static readonly Lazy<Exception?> Failure = new(Load);

    /// <summary>Loads the native library; after the first time this costs nothing.</summary>
    /// <exception cref="NlpMlNetException">It isn't there or can't be loaded; the message says which package to add.</exception>
    public static void EnsureLoaded()
    {
        if (Failure.Value is { } failure)
        {
            throw new NlpMlNetException(Describe(failure.Message.Trim().ReplaceLineEndings(" ")), failure);
        }
    }

    /// <summary>Gets the package of libtorch for the processor of this machine.</summary>
    internal static string PackageName(OSPlatform platform, Processor architecture) => "libtorch-cpu-"
        + (platform == OSPlatform.Windows ? "win" : platform == OSPlatform.OSX ? "osx" : "linux") + "-"
        + (architecture == Processor.Arm64 ? "arm64" : "x64");

    /// <summary>Gets the platform of this machine.</summary>
    internal static OSPlatform Platform => OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;

    /// <summary>Says why the library can't be loaded, and what to do.</summary>
    /// <param name="reason">The loader's own words.</param>
    internal static string Describe(string reason)
    {
        if (LibTorchFolder.Current is { IsFilled: false } folder)
        {
            return $"Transformers need the native library libtorch, which is not installed. {folder.HowToFill}";
        }

        var advice = reason.Contains("GLIBCXX", StringComparison.Ordinal)
            ? "The C++ standard library of this system is older than the one that it asks for. Build the program on this system with the package NlpMlNet.Torch: "
                + "the build then puts a copy into the output that asks for the older one (unless RelaxLibStdCxx is false)."
            : LibTorchFolder.Current?.HowToFill ?? $"Add the package {PackageName(Platform, RuntimeInformation.ProcessArchitecture)} {Version} to the program's project (or a libtorch-cuda package, to compute on a GPU).";
        return $"Transformers need the native library libtorch, which could not be loaded. {advice} The system says: {reason}";
    }

    private static Exception? Load()
    {
        try
        {
            var assembly = typeof(torch).Assembly;
            if (LibTorchFolder.Current is { } folder)
            {
                AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => folder.TryLoad(name);
            }

            NativeLibrary.TryLoad("torch_cpu", assembly, null, out _); // on Windows the wrapper doesn't find it by itself
            NativeLibrary.Load(Wrapper, assembly, null);
            NativeHeap.KeepFreeMemory();
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return e;
        }
    }
}
