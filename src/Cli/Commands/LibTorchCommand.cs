using System.CommandLine;
using NlpMlNet.Cli.LibTorch;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Native;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet libtorch</c>: gets the library that computes transformers.</summary>
internal static class LibTorchCommand
{
    private static readonly Option<string?> Package = new("--package")
    {
        HelpName = "NAME",
        Description = "Package to restore, such as libtorch-cuda-12.8-linux-x64 for a GPU. [default: the one for this platform's processor]",
    };

    public static Command Create(CancellationToken cancellation) => new DocumentedCommand(
        "libtorch",
        "Gets libtorch, which the recipes with transformers need; the others don't.",
        """
        Example:
          nlpmlnet libtorch install
        """)
    {
        Install(cancellation),
    };

    private static DocumentedCommand Install(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "install",
            "Restores libtorch's package into the folder of your data, and shows its checksum.",
            $"""
            Example:
              nlpmlnet libtorch install

            The .NET SDK restores the package (some 200 MB) from the sources that are configured on this machine; nothing else is contacted.
            {InstalledLibTorch.Variable}=FOLDER makes the command use libraries of your own instead.
            """)
        {
            Package,
        };
        command.WithMessageOptions();
        command.SetAction((parsed, _) => Run(parsed, cancellation));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (InstalledLibTorch.OwnFolder is { } own)
        {
            throw new UsageException($"{InstalledLibTorch.Variable} names the folder '{own}', which is used instead of an installed one. Unset it to install.");
        }

        var usual = TorchLibrary.PackageName(TorchLibrary.Platform, System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture);
        var package = parsed.GetValue(Package) ?? usual;
        var platform = usual["libtorch-cpu-".Length..];
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        screen.Say($"The .NET SDK restores {package} {TorchLibrary.Version}.");
        using var project = new LibTorchProject(package, TorchLibrary.Version, TorchLibrary.Versions["TorchSharp"], platform);
        var folder = InstalledLibTorch.Folder;
        var packages = await Fill(folder, partial => project.CopyTo(partial, cancellation)).ConfigureAwait(false);
        foreach (var restored in packages)
        {
            OutputText.Write("-", $"{restored.Name}  SHA-512 {restored.Sha512}");
        }

        screen.Say($"Its libraries are in {folder}.");
        return ExitCode.Done;
    }

    /// <summary>Fills a folder that appears, in place of an older one, only when it is complete.</summary>
    private static async Task<IReadOnlyList<RestoredPackage>> Fill(string folder, Func<string, Task<IReadOnlyList<RestoredPackage>>> fill)
    {
        var partial = folder + ".partial";
        Delete(partial);
        Directory.CreateDirectory(partial);
        try
        {
            var packages = await fill(partial).ConfigureAwait(false);
            Delete(folder);
            Directory.Move(partial, folder);
            return packages;
        }
        finally
        {
            Delete(partial);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
