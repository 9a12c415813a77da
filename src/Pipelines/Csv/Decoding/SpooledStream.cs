using Microsoft.ML.Data;
using Microsoft.Win32.SafeHandles;
using NlpMlNet.Files;

namespace NlpMlNet.Csv;

/// <summary>A stream's bytes in a temporary file, so that they can be read more than once and by several readers.</summary>
/// <remarks>
/// The file goes when this object does, at the latest with the process; on Unix it has no name from the start, so that not
/// even a killed process leaves it behind.
/// </remarks>
internal sealed class SpooledStream : IMultiStreamSource, IDisposable
{
    private readonly SafeFileHandle file;
    private readonly long length;

    /// <summary>Copies the rest of a stream.</summary>
    /// <param name="source">The stream; it stays open.</param>
    /// <param name="folder">Where the temporary file is made.</param>
    /// <exception cref="NlpMlNetException">The temporary file can't be written.</exception>
    public SpooledStream(Stream source, string folder)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = FileRights.UserOnly.Mode;
            }

            using var copy = new FileStream(path, options);
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            source.CopyTo(copy);
            length = copy.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new NlpMlNetException($"The CSV stream can't be copied to a temporary file in {folder}: {e.Message}", e);
        }
    }

    public int Count => 1;

    public string? GetPathOrNull(int index) => null;

    public Stream Open(int index) => new View(this);

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    public void Dispose() => file.Dispose();

    /// <summary>Reads from its own position, whatever the others do; it keeps the file alive.</summary>
    private sealed class View(SpooledStream spool) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => spool.length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = RandomAccess.Read(spool.file, buffer, Position);
            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
