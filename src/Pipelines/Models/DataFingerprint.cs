using System.Security.Cryptography;

namespace NlpMlNet.Models;

/// <summary>A data file as it was when it was read.</summary>
/// <param name="File">The file's name, without its folder: a folder may tell more about its owner than a model should.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Rows">The number of its data rows.</param>
public sealed record DataFingerprint(string File, string Sha256, int Rows)
{
    /// <summary>Takes the fingerprint of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The number of data rows that were read from it.</param>
    /// <returns>The fingerprint.</returns>
    public static DataFingerprint Of(string path, int rows)
    {
        using var stream = System.IO.File.OpenRead(path);
        return new DataFingerprint(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(stream)), rows);
    }
}
