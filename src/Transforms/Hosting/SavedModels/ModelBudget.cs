using System.IO.Compression;

namespace NlpMlNet.Hosting;

/// <summary>What a model file may take when it is unpacked: a small file that claims to hold gigabytes is refused before a byte of it is inflated.</summary>
/// <remarks>
/// The figures come from the zip's directory. .NET's reader inflates no more of an entry than its directory declares, so that they hold
/// for what is read later, too. Deflate shrinks zeros to a thousandth and weights to nine tenths of their size.
/// </remarks>
internal sealed record ModelBudget
{
    /// <summary>Gets the bytes that any file may unpack to, however small it is.</summary>
    /// <value>64 MB.</value>
    public long FreeBytes { get; init; } = 64L << 20;

    /// <summary>Gets how many times its own size a file may unpack to beyond that.</summary>
    /// <value>100.</value>
    public int Ratio { get; init; } = 100;

    /// <summary>Gets the largest number of entries.</summary>
    /// <value>10,000; a model has a few for each step of its pipeline.</value>
    public int Entries { get; init; } = 10_000;

    /// <summary>Gets how deep folders may lie in one another, each for a component inside another one.</summary>
    /// <value>32.</value>
    public int Depth { get; init; } = 32;

    /// <summary>Gets the largest size of an entry that is read into memory as a whole, by its name.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, long> LargestOf { get; init; } = new Dictionary<string, long>();

    /// <summary>Holds a zip's directory against the budget.</summary>
    /// <param name="archive">The zip.</param>
    /// <param name="fileLength">Its own size in bytes.</param>
    /// <exception cref="InvalidDataException">It exceeds the budget.</exception>
    public void Check(ZipArchive archive, long fileLength)
    {
        Require(archive.Entries.Count <= Entries, $"it has {archive.Entries.Count} parts, and a model has {Entries} at the most");
        var allowed = FreeBytes + (Ratio * fileLength);
        decimal declared = 0;
        foreach (var entry in archive.Entries)
        {
            var depth = entry.FullName.Count(character => character is '/' or '\\');
            Require(depth <= Depth, $"a part of it lies {depth} folders deep, and a model has {Depth} at the most");
            Require(entry.Length >= 0, $"its part '{entry.FullName}' claims to have {entry.Length} bytes");
            Require(
                entry.Length <= LargestOf.GetValueOrDefault(entry.FullName, long.MaxValue),
                $"its part '{entry.FullName}' would take {entry.Length} bytes, and may take {LargestOf.GetValueOrDefault(entry.FullName)} at the most");
            declared += entry.Length;
        }

        Require(declared <= allowed, $"its {fileLength} bytes would unpack to {declared}, and a file of this size may unpack to {allowed} at the most");
    }

    private static void Require(bool fulfilled, FormattableString fault)
    {
        if (!fulfilled)
        {
            throw new InvalidDataException(FormattableString.Invariant(fault));
        }
    }
}
