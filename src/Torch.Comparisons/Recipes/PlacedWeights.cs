namespace NlpMlNet.Recipes;

/// <summary>A folder for temporary files in which ML.NET looks for its weights.</summary>
/// <param name="folder">The folder.</param>
/// <param name="isOwn">Whether it goes with this object.</param>
internal sealed class PlacedWeights(string folder, bool isOwn) : IDisposable
{
    /// <summary>Gets the folder.</summary>
    public string Folder => folder;

    /// <summary>Copies the file into a new folder, under the name and subfolder that ML.NET expects.</summary>
    public static PlacedWeights Copy(string file, string subfolder)
    {
        var own = new PlacedWeights(Directory.CreateTempSubdirectory("nlpmlnet-").FullName, isOwn: true);
        try
        {
            var destination = Directory.CreateDirectory(Path.Combine(own.Folder, subfolder)).FullName;
            File.Copy(file, Path.Combine(destination, Path.GetFileName(file)));
            return own;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            own.Dispose();
            throw new NlpMlNetException($"The weights '{file}' can't be copied into the folder for temporary files: {e.Message} Give a file that can be read, and room for as much.", e);
        }
    }

    public void Dispose()
    {
        if (isOwn)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
