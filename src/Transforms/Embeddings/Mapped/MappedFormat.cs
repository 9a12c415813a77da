using System.Text;

namespace NlpMlNet.Embeddings;

/// <summary>Opens the mapped form, or reads the wanted words of it.</summary>
internal static class MappedFormat
{
    /// <summary>Word vectors that stay in the file, which they own.</summary>
    public static WordVectors Open(string path, bool keepSubwords)
    {
        var file = new MappedFile(path);
        try
        {
            var header = MappedHeader.Read(file);
            return new WordVectors(
                MappedWords.Of(file, header),
                new MappedVectors(file, MappedHeader.Size, header.Count, header.Dimension),
                header.Subwords is null || !keepSubwords ? null : new SubwordVectors(header.Subwords, BucketsOf(file, header, header.Subwords), file),
                new WordVectorSource(path, WordVectorFormat.Mapped, header.Count, DuplicateWords: 0, RepairedWords: 0),
                file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Hands wanted words on.</summary>
    public static void Read(MappedFile file, VectorIntake intake)
    {
        var header = MappedHeader.Read(file);
        var words = MappedWords.Of(file, header);
        var vectors = new MappedVectors(file, MappedHeader.Size, header.Count, header.Dimension);
        intake.Begin(header.Dimension);
        for (var word = 0; word < header.Count && !intake.IsFull; word++)
        {
            if (intake.TryBegin(Encoding.UTF8.GetBytes(words[word].ToString()), out var vector))
            {
                vectors[word].CopyTo(vector);
                intake.Add();
            }
        }

        if (header.Subwords is not null && intake.WantsSubwords)
        {
            var buckets = BucketsOf(file, header, header.Subwords);
            intake.BeginSubwords(header.Subwords);
            for (var bucket = 0; bucket < buckets.Count; bucket++)
            {
                intake.AddSubword(buckets[bucket]);
            }
        }
    }

    private static MappedVectors BucketsOf(MappedFile file, MappedHeader header, SubwordNgrams ngrams) =>
        new(file, header.BucketsAt, ngrams.BucketCount, header.Dimension);
}
