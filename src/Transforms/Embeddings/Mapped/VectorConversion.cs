using NlpMlNet.Files;

namespace NlpMlNet.Embeddings;

/// <summary>Converts files of word vectors without holding the vectors in memory.</summary>
internal static class VectorConversion
{
    public static WordVectorSource Run(string source, string target, WordVectorOptions options, WordVectorFormat format)
    {
        if (format == WordVectorFormat.Mapped)
        {
            return ToMapped(source, target, options);
        }

        // The number of words comes before the vectors, and is known only after them.
        var between = SpecialFile.Is(target) ? Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()) : $"{target}.{Guid.NewGuid():N}.mapped";
        try
        {
            var description = ToMapped(source, between, options, FileRights.UserOnly);
            using var vectors = MappedFormat.Open(between, keepSubwords: false);
            vectors.Save(target, format);
            return description;
        }
        finally
        {
            File.Delete(between);
        }
    }

    private static WordVectorSource ToMapped(string source, string target, WordVectorOptions options, FileRights? rights = null)
    {
        WordVectorSource? description = null;
        AtomicFile.Write(
            target,
            file =>
            {
                var writer = new MappedFileWriter(file);
                (var words, description) = FormatReader.Read(source, options, writer);
                writer.Finish(words);
            },
            rights);
        return description!; // it has been read
    }
}
