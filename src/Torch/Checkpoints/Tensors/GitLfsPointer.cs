namespace NlpMlNet.Checkpoints;

/// <summary>The few lines of text that Git LFS leaves in the place of a large file until it is fetched.</summary>
internal static class GitLfsPointer
{
    private static ReadOnlySpan<byte> Beginning => "version https://git-lfs"u8;

    public static void Refuse(ReadableFile file)
    {
        Span<byte> start = stackalloc byte[Beginning.Length];
        if (file.Length < start.Length)
        {
            return;
        }

        file.Read(0, start);
        if (start.SequenceEqual(Beginning))
        {
            throw new NlpMlNetException(
                $"The file '{file.Path}' is a Git LFS pointer, not the weights: the folder was cloned without Git LFS. "
                + "Run 'git lfs pull' in it, or download the file.");
        }
    }
}
