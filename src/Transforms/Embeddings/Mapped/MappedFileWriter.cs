using System.Runtime.InteropServices;

namespace NlpMlNet.Embeddings;

/// <summary>Writes the mapped form while the vectors come in; only the words are kept in memory.</summary>
/// <param name="file">The new file; it must be able to go back.</param>
internal sealed class MappedFileWriter(Stream file) : IVectorStore
{
    private int dimension;
    private SubwordNgrams? ngrams;

    public void Begin(int dimension)
    {
        this.dimension = dimension;
        file.Write(new byte[MappedHeader.Size]); // until the counts are known
    }

    public void Add(ReadOnlySpan<float> vector) => file.Write(MemoryMarshal.AsBytes(vector));

    public void AddAll(VectorTable vectors)
    {
        for (var index = 0; index < vectors.Count; index++)
        {
            Add(vectors[index]);
        }
    }

    public void BeginSubwords(SubwordNgrams ngrams) => this.ngrams = ngrams;

    /// <summary>Writes the words behind the vectors, and the header.</summary>
    public void Finish(WordTable words)
    {
        var header = new MappedHeader(words.Count, dimension, words.Slots.Length, words.Characters.Length, ngrams);
        Write(header.EndsAt, words.Ends.Span);
        Write(header.SlotsAt, words.Slots.Span);
        Write(header.CharactersAt, words.Characters.Span);
        file.Position = 0;
        file.Write(header.ToBytes());
    }

    private void Write<T>(long offset, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        file.Write(new byte[offset - file.Position]);
        file.Write(MemoryMarshal.AsBytes(items));
    }
}
