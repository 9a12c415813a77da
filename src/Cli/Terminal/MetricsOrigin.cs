using NlpMlNet.Files;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Where figures are from.</summary>
/// <param name="EvaluatedOn">The rows, in words.</param>
/// <param name="Model">The model.</param>
/// <param name="Date">When they were computed.</param>
/// <param name="Seed">The seed of the model's training; <see langword="null"/> when it is not known.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record MetricsOrigin(string EvaluatedOn, NamedFile Model, DateTimeOffset Date, int? Seed, double Seconds)
{
    /// <summary>Gets the file with the rows; <see langword="null"/> when they were held out in a training.</summary>
    public UsedFile? Data { get; init; }
}

/// <summary>A file and its bytes' hash.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Sha256">The SHA-256 in lower-case hexadecimal digits; <see langword="null"/> of what can't be read again, such as a pipe.</param>
internal sealed record NamedFile(string File, string? Sha256)
{
    public static NamedFile Of(string path) => new(Path.GetFileName(path), SpecialFile.Is(path) || Directory.Exists(path) ? null : FileHash.Sha256(path)); // a checkpoint is a folder
}

/// <summary>A file of which some rows were used.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Sha256">The SHA-256 in lower-case hexadecimal digits.</param>
/// <param name="Rows">The number of rows that were used.</param>
/// <param name="Where">The conditions that they fulfil.</param>
internal sealed record UsedFile(string File, string Sha256, int Rows, IReadOnlyList<string> Where)
{
    public static UsedFile Of(DataFingerprint data) => new(data.File, data.Sha256, data.Rows, [.. (data.Where ?? []).Select(condition => condition.ToString())]);
}
