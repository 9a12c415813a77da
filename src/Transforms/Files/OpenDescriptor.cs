using System.Globalization;
using System.Runtime.InteropServices;

namespace NlpMlNet.Files;

/// <summary>A file that the process was started with, such as standard output; it is written to where the last writer has stopped.</summary>
/// <remarks>
/// The position belongs to the open file, and all processes that a shell has given it share it. A <see cref="FileStream"/> keeps a
/// position of its own instead, and would write over what others have written to the same file.
/// </remarks>
/// <param name="number">The number of the descriptor, 1 for standard output; it stays open.</param>
internal sealed partial class OpenDescriptor(int number) : Stream
{
    private const int TryAgainOnLinux = 11;
    private const int TryAgainOnMac = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Finds the descriptor that a path names, such as <c>/dev/stdout</c> or <c>/dev/fd/63</c>.</summary>
    /// <returns>Its number; <see langword="null"/> when the path is that of a file.</returns>
    public static int? NumberOf(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        return path switch
        {
            "/dev/stdout" => 1,
            "/dev/stderr" => 2,
            _ => path.StartsWith("/dev/fd/", StringComparison.Ordinal) || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal)
                ? int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null
                : null,
        };
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = WriteSome(number, buffer, buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error != (OperatingSystem.IsLinux() ? TryAgainOnLinux : TryAgainOnMac))
            {
                throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
            }

            Thread.Sleep(Pause); // a full pipe that someone has set not to wait
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Write", SetLastError = true)]
    private static partial int WriteSome(nint descriptor, ReadOnlySpan<byte> buffer, int count);
}
