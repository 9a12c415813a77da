using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Cli.Commands;

/// <summary>What the questions to word vectors have in common.</summary>
internal static class VectorQuestion
{
    public static Option<string> VectorsOption() => new("--vectors")
    {
        HelpName = "FILE",
        Description = "Word vectors: GloVe, word2vec (text, binary), fastText (.vec, .bin), or the mapped form, which is opened at once.",
        Required = true,
    };

    public static Option<int> CountOption() => new("--count") { HelpName = "N", Description = "How many words to print.", DefaultValueFactory = _ => 10 };

    public static int CountOf(ParseResult parsed, Option<int> option)
    {
        var count = parsed.GetValue(option);
        return count >= 1 ? count : throw new UsageException($"--count is {count}; it must be at least 1.");
    }

    /// <summary>Asks, and prints a line a word to standard output.</summary>
    public static int Answer(string path, Func<WordVectors, IReadOnlyList<SimilarWord>> ask)
    {
        using var vectors = WordVectors.Load(path);
        var lines = ask(vectors).Select(word => string.Create(CultureInfo.InvariantCulture, $"{TerminalText.Escape(word.Word)}\t{word.Similarity:F4}"));
        OutputText.Write("-", string.Join('\n', lines));
        return ExitCode.Done;
    }
}
