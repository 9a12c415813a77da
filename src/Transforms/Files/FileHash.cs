using System.Security.Cryptography;

namespace NlpMlNet.Files;

/// <summary>The fingerprint of a file's bytes.</summary>
internal static class FileHash
{
    /// <summary>Computes the SHA-256 of a file, as lower-case hexadecimal digits.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
