using System.IO.Compression;
using System.Text;

namespace NlpMlNet.Hosting;

/// <summary>Tells which components are in a model file, without loading any of them.</summary>
/// <remarks>Each component of ML.NET's zip is an entry that begins with a header; the loader's name has a fixed place in it.</remarks>
internal static class SavedComponents
{
    private const string EntryName = "Model.key";
    private const int NameStart = 0x50;
    private const int NameLength = 24;

    private static ReadOnlySpan<byte> HeaderMark => "ML\0MODEL"u8;

    /// <summary>Reads the names of the loaders.</summary>
    /// <param name="path">The model file.</param>
    /// <returns>The distinct names, in the order of the entries; entries without such a header are passed over.</returns>
    /// <exception cref="InvalidDataException">The file is no zip.</exception>
    public static IReadOnlyList<string> LoaderNames(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Where(entry => entry.Name == EntryName).Select(LoaderName).OfType<string>().Distinct()];
    }

    private static string? LoaderName(ZipArchiveEntry entry)
    {
        Span<byte> header = stackalloc byte[NameStart + NameLength];
        using var stream = entry.Open();
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.StartsWith(HeaderMark))
        {
            return null;
        }

        return Encoding.ASCII.GetString(header[NameStart..].TrimEnd((byte)0));
    }
}
