using System.Buffers;
using System.Text;

namespace NlpMlNet.Embeddings;

/// <summary>A word in UTF-8 between the boundaries <c>&lt;</c> and <c>&gt;</c>, in a borrowed buffer.</summary>
internal readonly ref struct BoundedWord
{
    private readonly byte[] buffer;

    public BoundedWord(ReadOnlySpan<char> word)
    {
        buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(word.Length) + 2);
        buffer[0] = (byte)'<';
        var length = Encoding.UTF8.GetBytes(word, buffer.AsSpan(1));
        buffer[length + 1] = (byte)'>';
        Bytes = buffer.AsSpan(0, length + 2);
    }

    public BoundedWord(ReadOnlySpan<byte> word)
    {
        buffer = ArrayPool<byte>.Shared.Rent(word.Length + 2);
        buffer[0] = (byte)'<';
        word.CopyTo(buffer.AsSpan(1));
        buffer[word.Length + 1] = (byte)'>';
        Bytes = buffer.AsSpan(0, word.Length + 2);
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
