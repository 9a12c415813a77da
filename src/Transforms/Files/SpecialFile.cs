namespace NlpMlNet.Files;

/// <summary>What is no regular file: a named pipe, a terminal or another device, a descriptor such as <c>/dev/stdout</c>. It is written to as it is.</summary>
internal static class SpecialFile
{
    /// <summary>Tells such a path.</summary>
    /// <param name="path">The path; there need not be anything.</param>
    public static bool Is(string path) => OpenDescriptor.NumberOf(SamePath.Resolve(path)) is not null || UnixFile.Of(path) is { IsSpecial: true };

    /// <summary>Refuses to read one where the bytes are read more than once or out of order; opening a pipe could wait for ever, too.</summary>
    /// <param name="path">The path; there need not be anything.</param>
    /// <exception cref="NlpMlNetException">It is no regular file.</exception>
    public static void RefuseReading(string path)
    {
        if (UnixFile.Of(path) is { IsSpecial: true } file)
        {
            throw new NlpMlNetException($"{path} is {file.KindName} and can be read only once: this needs a file that can be read again. Save it as a file, and give the path of that.");
        }
    }

    /// <summary>Opens it for writing; a named pipe waits for its reader.</summary>
    /// <param name="path">The path, links followed.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public static Stream Open(string path, CancellationToken cancellationToken) => OpenDescriptor.NumberOf(path) is { } number
        ? new OpenDescriptor(number)
        : InterruptibleWait.For(() => new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0), cancellationToken);
}
