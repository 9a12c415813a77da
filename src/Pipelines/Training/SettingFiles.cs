using NlpMlNet.Files;
using NlpMlNet.Recipes;

namespace NlpMlNet.Training;

/// <summary>Takes the hashes of the files that a recipe's settings name, so that a manifest says which they were.</summary>
internal static class SettingFiles
{
    private static readonly string[] PartsOfCheckpoints = [".safetensors", ".bin", ".json", ".txt", ".model"];

    /// <summary>Takes the hashes.</summary>
    /// <param name="recipe">The recipe, which says which settings name files.</param>
    /// <param name="settings">Every setting with its value: a file, several with semicolons between them, or a folder.</param>
    /// <returns>Setting and file name, without its folder, with the SHA-256 in lower-case hexadecimal digits; null when there are none.</returns>
    public static IReadOnlyDictionary<string, string>? HashesOf(IRecipe recipe, IReadOnlyDictionary<string, string> settings)
    {
        var hashes = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var setting in recipe.FileSettings.Where(settings.ContainsKey))
        {
            foreach (var file in settings[setting].Split(';', StringSplitOptions.TrimEntries).SelectMany(FilesOf))
            {
                hashes[$"{setting}: {Path.GetFileName(file)}"] = FileHash.Sha256(file);
            }
        }

        return hashes.Count == 0 ? null : hashes;
    }

    private static IEnumerable<string> FilesOf(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(file => PartsOfCheckpoints.Contains(Path.GetExtension(file)))
        : [];
}
