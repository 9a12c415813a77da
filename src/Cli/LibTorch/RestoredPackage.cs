using System.Security.Cryptography;

namespace NlpMlNet.Cli.LibTorch;

/// <summary>A package as it lies in the machine's package folder.</summary>
/// <param name="Name">Its name and version, by the file.</param>
/// <param name="Sha512">The SHA-512 of the package file, in base 64 as the package sources give it.</param>
internal sealed record RestoredPackage(string Name, string Sha512)
{
    /// <summary>Finds the package's folder: the nearest above a file that holds a package.</summary>
    public static string? FolderOf(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && Directory.EnumerateFiles(folder, "*.nupkg").FirstOrDefault() is null)
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    /// <summary>Computes the checksum of the package in a folder.</summary>
    public static RestoredPackage Read(string folder)
    {
        var file = Directory.EnumerateFiles(folder, "*.nupkg").First();
        using var content = File.OpenRead(file);
        return new(Path.GetFileNameWithoutExtension(file), Convert.ToBase64String(SHA512.HashData(content)));
    }
}
