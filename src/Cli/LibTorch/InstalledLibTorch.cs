using NlpMlNet.Native;

namespace NlpMlNet.Cli.LibTorch;

/// <summary>Where the command finds libtorch: in the folder that NLPMLNET_LIBTORCH names, or else where 'libtorch install' puts it.</summary>
internal static class InstalledLibTorch
{
    public const string Variable = "NLPMLNET_LIBTORCH";

    /// <summary>Gets the folder that the user names instead.</summary>
    public static string? OwnFolder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Gets the folder of the user's data that 'libtorch install' fills.</summary>
    public static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "nlpmlnet",
        "libtorch",
        TorchLibrary.Version);

    /// <summary>Has libtorch looked for there, when it is needed.</summary>
    public static void Announce() => LibTorchFolder.Current = OwnFolder is { } folder
        ? new(folder, $"{Variable} names the folder '{folder}', which must hold the libraries of libtorch {TorchLibrary.Version} and TorchSharp's; without the variable, 'nlpmlnet libtorch install' gets them.")
        : new(Folder, "Run 'nlpmlnet libtorch install' once.");
}
