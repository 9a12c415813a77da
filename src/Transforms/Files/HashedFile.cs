using System.Security.Cryptography;

namespace NlpMlNet.Files;

/// <summary>A file that ends with the SHA-256 of all before it, so that damage is noticed before anything is read.</summary>
internal static class HashedFile
{
    /// <summary>Writes a whole file; when that fails, an older one stays as it was.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public static void Write(string path, Action<BinaryWriter> write) => AtomicFile.Write(
        path,
        file =>
        {
            using var hash = SHA256.Create();
            using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(hashed))
            {
                write(writer);
            }

            file.Write(hash.Hash!); // the stream's end has completed it
        },
        FileRights.UserOnly);

    /// <summary>Opens a file at its beginning.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The file; <see langword="null"/> where the hash is not that of the content.</returns>
    public static FileStream? OpenIntact(string path)
    {
        var file = File.OpenRead(path);
        if (IsIntact(file))
        {
            file.Position = 0;
            return file;
        }

        file.Dispose();
        return null;
    }

    private static bool IsIntact(FileStream file)
    {
        var length = file.Length - SHA256.HashSizeInBytes;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (long read = 0; read < length;)
        {
            var part = file.Read(buffer, 0, (int)Math.Min(buffer.Length, length - read));
            hash.AppendData(buffer, 0, part);
            read += part;
        }

        var expected = new byte[SHA256.HashSizeInBytes];
        return length >= 0
            && file.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false) == expected.Length
            && hash.GetHashAndReset().AsSpan().SequenceEqual(expected);
    }
}
