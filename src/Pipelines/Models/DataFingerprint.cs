using NlpMlNet.Csv;
using NlpMlNet.Files;

namespace NlpMlNet.Models;

/// <summary>A data file as it was when it was read.</summary>
/// <param name="File">The file's name, without its folder: a folder may tell more about its owner than a model should.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Rows">The number of its data rows that were used.</param>
public sealed record DataFingerprint(string File, string Sha256, int Rows)
{
    /// <summary>Gets which rows were used.</summary>
    /// <value><see langword="null"/>: all of them.</value>
    public IReadOnlyList<CsvCondition>? Where { get; init; }

    /// <summary>Gets the number of rows that were left out since they have no label.</summary>
    /// <value>0.</value>
    public int UnlabelledRows { get; init; }

    /// <summary>Tells whether a row may have been used both times: it is the same file, and the conditions don't exclude each other.</summary>
    /// <param name="other">The same or another file, as it was when it was read.</param>
    /// <returns><see langword="false"/> when the files differ, or one column decided differently.</returns>
    public bool MayShareRowsWith(DataFingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Sha256 == other.Sha256 && !CsvCondition.Exclude(Where ?? [], other.Where ?? []);
    }

    /// <summary>Takes the fingerprint of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The number of data rows of it that are used.</param>
    /// <returns>The fingerprint.</returns>
    public static DataFingerprint Of(string path, int rows) => new(Path.GetFileName(path), FileHash.Sha256(path), rows);
}
