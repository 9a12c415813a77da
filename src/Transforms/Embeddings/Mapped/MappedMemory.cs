using System.Buffers;

namespace NlpMlNet.Embeddings;

/// <summary>A part of a mapped file as memory.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">The byte where the part begins.</param>
/// <param name="count">The number of items.</param>
internal sealed class MappedMemory<T>(MappedFile file, long offset, int count) : MemoryManager<T>
    where T : unmanaged
{
    public override Memory<T> Memory => CreateMemory(count);

    public override unsafe Span<T> GetSpan()
    {
        var span = file.Span<T>(offset, count);
        fixed (T* first = span)
        {
            return new Span<T>(first, count); // handed out as ReadOnlyMemory alone
        }
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
