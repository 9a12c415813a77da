namespace NlpMlNet.Files;

/// <summary>Says why a file can't be read, and what to do.</summary>
internal static class ReadFailure
{
    /// <summary>Explains a failure to open, for behind a colon.</summary>
    public static string Describe(Exception e) => e is UnauthorizedAccessException
        ? "this user may not read it. Change its rights, or give another file."
        : $"{e.Message.TrimEnd('.')}. Check the path.";
}
