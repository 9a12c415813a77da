using Microsoft.Win32.SafeHandles;
using NlpMlNet.Files;

namespace NlpMlNet.Checkpoints;

/// <summary>A file read at places of one's choice, straight into the caller's memory.</summary>
internal sealed class ReadableFile : IDisposable
{
    private readonly SafeFileHandle handle;

    private ReadableFile(string path, SafeFileHandle handle)
    {
        Path = path;
        this.handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>The file, as the user named it.</summary>
    public string Path { get; }

    /// <summary>Its bytes when it was opened.</summary>
    public long Length { get; }

    public static ReadableFile Open(string path)
    {
        SpecialFile.RefuseReading(path);
        try
        {
            return new ReadableFile(path, File.OpenHandle(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new NlpMlNetException($"The file '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="start"/> on.</summary>
    public void Read(long start, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                var count = RandomAccess.Read(handle, destination, start);
                if (count == 0)
                {
                    throw new NlpMlNetException($"The file '{Path}' ends at byte {start}: it was shortened while it was being read.");
                }

                start += count;
                destination = destination[count..];
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"The file '{Path}' cannot be read at byte {start}: {e.Message}", e);
        }
    }

    /// <summary>The first bytes, 512 at most.</summary>
    public byte[] Beginning()
    {
        var beginning = new byte[Math.Min(Length, 512)];
        Read(0, beginning);
        return beginning;
    }

    public void Dispose() => handle.Dispose();
}
