using System.Buffers;
using System.IO.MemoryMappedFiles;
using NlpMlNet.Files;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>A file of an n-gram model whose bytes are read as if they were in memory; the system reads the pages that are looked at.</summary>
/// <remarks>A call that reads is counted (<see cref="Use"/>), and the file is closed when it was disposed of and no call reads it any more.</remarks>
internal sealed unsafe class MappedNgramFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly UseCount uses;
    private byte* start;

    /// <exception cref="NlpMlNetException">The file can't be opened.</exception>
    public MappedNgramFile(string path)
    {
        Path = path;
        SpecialFile.RefuseReading(path);
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            Length = stream.Length;
            file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new NlpMlNetException($"'{path}' can't be read: {e.Message} Check the path.", e);
        }

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

    /// <summary>A part of the file as memory.</summary>
    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public Memory<T> Part<T>(long offset, int count)
        where T : unmanaged => offset >= 0 && count >= 0 && (long)count * sizeof(T) <= Length - offset
            ? new MappedPart<T>(this, offset, count).Memory
            : throw new InvalidDataException($"the file ends after {Length} bytes");

    public void Dispose() => uses.Dispose();

    private void Close()
    {
        start = null;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }

    private ObjectDisposedException Disposed() => new(
        nameof(NgramModel), $"The language model was disposed of, and its file '{Path}' is closed. Dispose of it when nothing uses it any more, or open it again.");

    private sealed class MappedPart<T>(MappedNgramFile file, long offset, int count) : MemoryManager<T>
        where T : unmanaged
    {
        public override Memory<T> Memory => CreateMemory(count);

        public override Span<T> GetSpan() => file.start is null ? throw file.Disposed() : new Span<T>(file.start + offset, count);

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
