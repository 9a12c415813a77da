using System.IO.Compression;

namespace NlpMlNet.Hosting;

/// <summary>Tells which components a model file asks for, without loading any of them.</summary>
/// <remarks>
/// ML.NET's model is a zip. Whatever it loads as a component begins with a header that names loader and assembly; every entry is
/// looked at, by its content and not by its name. <see cref="SavedPart"/> knows the header.
/// </remarks>
internal static class SavedComponents
{
    /// <summary>Reads the names in the headers of all parts.</summary>
    /// <param name="model">The model file's bytes; the stream can seek, and is left at some other place.</param>
    /// <param name="budget">What the file may take; <see langword="null"/> for no limit.</param>
    /// <returns>The distinct components, in the order of the entries.</returns>
    /// <exception cref="InvalidDataException">The file is no zip, a header is damaged, or the budget is exceeded; the message says which part, with the figure.</exception>
    public static IReadOnlyList<SavedComponent> Read(Stream model, ModelBudget? budget)
    {
        using var archive = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
        budget?.Check(archive, model.Length);
        return [.. archive.Entries.SelectMany(SavedPart.Components).Distinct()];
    }
}
