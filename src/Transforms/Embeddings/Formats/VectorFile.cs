using NlpMlNet.Files;

namespace NlpMlNet.Embeddings;

/// <summary>Opens files of word vectors, and says in words why one can't be opened.</summary>
internal static class VectorFile
{
    /// <exception cref="NlpMlNetException">The file can't be opened.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SpecialFile.RefuseReading(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException(e switch
            {
                _ when Directory.Exists(path) => $"{path} is a folder: give the path of a file with word vectors.",
                FileNotFoundException or DirectoryNotFoundException => $"There is no file {path}. Check the path.",
                _ => $"{path} can't be read: {e.Message}",
            }, e);
        }
    }
}
