using NlpMlNet.Hosting;

namespace NlpMlNet.Embeddings;

/// <summary>The vectors that go into a model.</summary>
internal static class KeptVectors
{
    /// <summary>Copies the vectors of the fitted tokens, in their order, and perhaps all others behind them.</summary>
    public static (WordVectors Kept, List<long> Counts) Copy(WordVectors vectors, TokenCounts tokens, bool all)
    {
        using var use = vectors.Use();
        var (words, store, counts, vector) = (new WordTableBuilder(), new MemoryStore(), new List<long>(), new float[vectors.Dimension]);
        store.Begin(vectors.Dimension);
        foreach (var (token, count) in tokens.Tokens)
        {
            if (vectors.TryRead(token, vector))
            {
                words.TryAdd(token);
                store.Add(vector);
                counts.Add(count);
            }
        }

        if (all)
        {
            CopyOthers(vectors, words, store);
        }

        return (store.Build(words.Build(), null), counts);
    }

    /// <summary>Writes words, vectors and the vectors of word parts.</summary>
    public static void Save(WordVectors vectors, BinaryWriter writer)
    {
        writer.Write(vectors.Count);
        writer.Write(vectors.Dimension);
        writer.Write(vectors.Subwords?.Ngrams.BucketCount ?? 0);
        writer.Write(vectors.Subwords?.Ngrams.Shortest ?? 0);
        writer.Write(vectors.Subwords?.Ngrams.Longest ?? 0);
        for (var word = 0; word < vectors.Count; word++)
        {
            writer.Write(vectors.WordAt(word));
            Write(writer, vectors.VectorAt(word));
        }

        for (var bucket = 0; bucket < (vectors.Subwords?.Buckets.Count ?? 0); bucket++)
        {
            Write(writer, vectors.Subwords!.Buckets[bucket]); // there are buckets
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static WordVectors Load(BinaryReader reader)
    {
        var (count, dimension) = (reader.ReadInt32(), reader.ReadInt32());
        var ngrams = new SubwordNgrams { BucketCount = reader.ReadInt32(), Shortest = reader.ReadInt32(), Longest = reader.ReadInt32() };
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (count < 0 || dimension < 1 || ngrams.BucketCount < 0 || ((long)count + ngrams.BucketCount) * dimension * sizeof(float) > left)
        {
            throw new InvalidDataException($"it claims to hold {count} words and {ngrams.BucketCount} word parts of {dimension} numbers");
        }

        var (words, store, vector) = (new WordTableBuilder(count), new MemoryStore(), new float[dimension]);
        store.Begin(dimension);
        for (var word = 0; word < count; word++)
        {
            if (!words.TryAdd(reader.ReadString()))
            {
                throw new InvalidDataException($"word {word} is twice there");
            }

            Read(reader, vector);
            store.Add(vector);
        }

        if (ngrams.BucketCount > 0)
        {
            SavedOptions.Check(ngrams.Validate);
            store.BeginSubwords(ngrams);
            for (var bucket = 0; bucket < ngrams.BucketCount; bucket++)
            {
                Read(reader, vector);
                store.Add(vector);
            }
        }

        return store.Build(words.Build(), null);
    }

    private static void CopyOthers(WordVectors vectors, WordTableBuilder words, MemoryStore store)
    {
        for (var word = 0; word < vectors.Count; word++)
        {
            if (words.TryAdd(vectors.Words[word]))
            {
                store.Add(vectors.Vectors[word]);
            }
        }

        if (vectors.Subwords is { } subwords)
        {
            store.BeginSubwords(subwords.Ngrams);
            for (var bucket = 0; bucket < subwords.Buckets.Count; bucket++)
            {
                store.Add(subwords.Buckets[bucket]);
            }
        }
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> vector)
    {
        foreach (var number in vector)
        {
            writer.Write(number);
        }
    }

    private static void Read(BinaryReader reader, float[] vector)
    {
        for (var number = 0; number < vector.Length; number++)
        {
            vector[number] = reader.ReadSingle();
        }
    }
}
