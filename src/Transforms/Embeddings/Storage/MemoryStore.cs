namespace NlpMlNet.Embeddings;

/// <summary>Takes the vectors of a reader into memory.</summary>
internal sealed class MemoryStore : IVectorStore
{
    private BlockVectors.Builder? words;
    private BlockVectors.Builder? buckets;
    private SubwordNgrams? ngrams;
    private int dimension;

    public void Begin(int dimension)
    {
        this.dimension = dimension;
        words = new BlockVectors.Builder(dimension);
    }

    public void Add(ReadOnlySpan<float> vector) => (buckets ?? words!).Add(vector); // readers begin first

    public void BeginSubwords(SubwordNgrams ngrams)
    {
        this.ngrams = ngrams;
        buckets = new BlockVectors.Builder(dimension);
    }

    public WordVectors Build(WordTable table, WordVectorSource? source) => new(
        table,
        words!.Build(), // readers begin first
        ngrams is null ? null : new SubwordVectors(ngrams, buckets!.Build()), // both are set together
        source);
}
