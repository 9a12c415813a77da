using System.Runtime.InteropServices;

namespace NlpMlNet.Native;

/// <summary>A folder in which libtorch is looked for where the program itself doesn't bring it.</summary>
/// <param name="Path">The folder, which need not exist: libtorch's libraries and TorchSharp's.</param>
/// <param name="HowToFill">What to do if they aren't there, in a sentence or two for the person who runs the program.</param>
internal sealed record LibTorchFolder(string Path, string HowToFill)
{
    /// <summary>Gets or sets the folder of this process; it is looked at when the library is first needed.</summary>
    public static LibTorchFolder? Current { get; set; }

    /// <summary>Gets a value indicating whether TorchSharp's library is there, the last one that needs the others.</summary>
    public bool IsFilled => File.Exists(FileOf("LibTorchSharp"));

    /// <summary>Loads a library if it is there.</summary>
    /// <param name="name">Its name without the platform's prefix and suffix, such as <c>LibTorchSharp</c>.</param>
    /// <returns>The library, or 0.</returns>
    /// <exception cref="DllNotFoundException">It is there and can't be loaded.</exception>
    public nint TryLoad(string name)
    {
        var file = FileOf(name);
        return File.Exists(file) ? NativeLibrary.Load(file) : 0;
    }

    private string FileOf(string name) => System.IO.Path.Combine(
        Path, OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so");
}
