using NlpMlNet.Embeddings;

namespace NlpMlNet.Cli.Options;

/// <summary>The formats of word vectors that can be written, by the names of the command line.</summary>
internal static class VectorFileFormat
{
    private static readonly (string Name, WordVectorFormat Format)[] Formats =
    [
        ("vec", WordVectorFormat.Word2VecText),
        ("bin", WordVectorFormat.Word2VecBinary),
        ("glove", WordVectorFormat.GloveText),
        ("mapped", WordVectorFormat.Mapped),
    ];

    /// <summary>Gets the names, for help.</summary>
    public static string Names => string.Join(", ", Formats.Select(format => format.Name));

    /// <summary>The format of a name, or without one that of a path: <c>.vec</c>, <c>.txt</c> or <c>.bin</c>, and mapped for other endings; <c>text</c> and <c>binary</c> are other names of vec and bin.</summary>
    /// <exception cref="UsageException">The name is not known.</exception>
    public static WordVectorFormat Of(string? name, string path)
    {
        name = name switch { "text" => "vec", "binary" => "bin", _ => name };
        name ??= Path.GetExtension(path).ToLowerInvariant() switch { ".vec" or ".txt" => "vec", ".bin" => "bin", _ => "mapped" };
        var known = Formats.Where(format => format.Name == name).ToArray();
        return known.Length == 1 ? known[0].Format : throw new UsageException($"--format {name} is not known. Known are: {Names}.");
    }
}
