using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using NlpMlNet.Hosting;

namespace NlpMlNet.Embeddings;

/// <summary>A file whose bytes are read as if they were in memory; the system reads the pages that are looked at.</summary>
/// <remarks>
/// Spans into a map that is gone would read foreign memory. Therefore a call that reads is counted (<see cref="Use"/>), spans don't
/// leave it, and the map is given back by <see cref="Dispose"/> only, and never by the garbage collector: whoever forgets it keeps the
/// file open until the process ends.
/// </remarks>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly UseCount uses;
    private byte* start;

    /// <exception cref="NlpMlNetException">The file can't be opened.</exception>
    public MappedFile(string path)
    {
        Path = path;
        var stream = VectorFile.Open(path);
        Length = stream.Length;
        if (Length == 0)
        {
            stream.Dispose();
            throw new WordVectorFormatException(path, null, 0, "the file is empty");
        }

        file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        uses = new UseCount(Close, Disposed);
    }

    public string Path { get; }

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Begins a call that reads; the file stays open until the result is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public UseCount.Use Use() => uses.Begin();

    /// <summary>Numbers that lie in the file.</summary>
    /// <param name="offset">The byte where they begin.</param>
    /// <param name="count">How many there are.</param>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    /// <exception cref="WordVectorFormatException">The file ends before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Span<T>(long offset, int count)
        where T : unmanaged
    {
        if (start is null || (ulong)offset > (ulong)Length || (long)count * sizeof(T) > Length - offset)
        {
            Refuse(offset);
        }

        return new ReadOnlySpan<T>(start + offset, count);
    }

    /// <summary>One number at any byte, little-endian as the machine.</summary>
    public T Read<T>(long offset)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(in Span<byte>(offset, sizeof(T))[0]);

    /// <summary>Closes the file when the calls that read it have ended.</summary>
    public void Dispose() => uses.Dispose();

    private void Close()
    {
        start = null;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }

    private void Refuse(long offset) => throw (start is null
        ? Disposed()
        : new WordVectorFormatException(Path, null, offset, $"the file ends after {Length} bytes (is the file cut? Copy it again)"));

    private ObjectDisposedException Disposed() => new(
        nameof(WordVectors), $"The word vectors were disposed of, and their file '{Path}' is closed. Dispose of them when nothing reads them any more, or load them again.");
}
