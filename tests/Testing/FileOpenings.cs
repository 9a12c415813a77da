using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace NlpMlNet.Testing;

/// <summary>Counts how often a file is opened by whatever process, as Linux reports it (inotify).</summary>
public sealed partial class FileOpenings : IDisposable
{
    private const int NonBlocking = 0x800;
    private const uint Opened = 0x20;
    private const int EventLength = 16; // an event of a watched file carries no name

    private readonly int descriptor;

    public FileOpenings(string path)
    {
        descriptor = inotify_init1(NonBlocking);
        if (descriptor < 0 || inotify_add_watch(descriptor, Encoding.UTF8.GetBytes(path + '\0'), Opened) < 0)
        {
            throw new Win32Exception();
        }
    }

    /// <summary>The number of times since the last call.</summary>
    public int Count()
    {
        var events = new byte[EventLength * 100];
        return Math.Max(0, (int)read(descriptor, events, events.Length)) / EventLength;
    }

    public void Dispose() => _ = close(descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int inotify_init1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int inotify_add_watch(int descriptor, byte[] path, uint mask);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, byte[] buffer, nint count);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
