using System.IO.Compression;

namespace NlpMlNet.Testing;

/// <summary>Damages a part of a zip file while the zip itself stays whole.</summary>
public static class ZipParts
{
    /// <summary>Applies a change to the content of each entry whose name ends with the given one and that the change can be made to.</summary>
    public static byte[] Change(byte[] zip, string entryNameEnd, Action<byte[]> change)
    {
        using var stream = new MemoryStream();
        stream.Write(zip);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(entryNameEnd, StringComparison.Ordinal)))
            {
                using var content = entry.Open();
                var bytes = new byte[content.Length];
                content.ReadExactly(bytes);
                change(bytes);
                content.Position = 0;
                content.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Gives an entry another content; one that isn't there is added.</summary>
    public static void Replace(string zipPath, string entryName, Func<byte[], byte[]> content)
    {
        using var archive = ZipFile.Open(zipPath, ZipArchiveMode.Update);
        using var bytes = new MemoryStream();
        if (archive.GetEntry(entryName) is { } old)
        {
            using (var stream = old.Open())
            {
                stream.CopyTo(bytes);
            }

            old.Delete();
        }

        using var entry = archive.CreateEntry(entryName).Open();
        entry.Write(content(bytes.ToArray()));
    }
}
