namespace NlpMlNet.Files;

/// <summary>Says why a file can't be written, and what to do.</summary>
internal static class WriteFailure
{
    /// <summary>Tells what this class explains from errors of the program.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>Explains a failure to write or to rename.</summary>
    /// <param name="target">The file's path, links followed.</param>
    /// <param name="e">The failure.</param>
    public static NlpMlNetException Of(string target, Exception e)
    {
        var folder = Path.GetDirectoryName(target)!; // a resolved path to a file has a folder
        var reason = e switch
        {
            UnauthorizedAccessException => $"this user may not write to the folder {folder}. Give another path, or change the folder's rights.",
            _ when DiskFull.Is(e) => "the disk is full. Free space, or give a path on another disk; nothing was changed under the file's name.",
            _ => $"{e.Message.TrimEnd('.')}. Give another path.",
        };
        return new NlpMlNetException($"{target} can't be written: {reason}", e);
    }

    /// <summary>Makes the folder of a file that is about to be written, if it isn't there.</summary>
    /// <exception cref="NlpMlNetException">The folder can't be made.</exception>
    public static void RequireFolder(string target)
    {
        var folder = Path.GetDirectoryName(target)!; // a resolved path to a file has a folder
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (Is(e))
        {
            throw new NlpMlNetException($"{target} can't be written: the folder {folder} can't be made: {e.Message} Give another path.", e);
        }
    }
}
