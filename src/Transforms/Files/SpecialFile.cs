namespace NlpMlNet.Files;

/// <summary>What is no regular file: a named pipe, a terminal or another device, a descriptor such as <c>/dev/stdout</c>. It is written to as it is.</summary>
internal static class SpecialFile
{
    /// <summary>Tells such a path.</summary>
    /// <param name="path">The path; there need not be anything.</param>
    public static bool Is(string path) => OpenDescriptor.NumberOf(SamePath.Resolve(path)) is not null || UnixFile.Of(path) is { IsSpecial: true };

    /// <summary>Opens it for writing; a named pipe waits for its reader.</summary>
    /// <param name="path">The path, links followed.</param>
    public static Stream Open(string path) => OpenDescriptor.NumberOf(path) is { } number
        ? new OpenDescriptor(number)
        : new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
}
