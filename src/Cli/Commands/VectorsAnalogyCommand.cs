using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet vectors analogy</c>: the word that completes an analogy.</summary>
internal static class VectorsAnalogyCommand
{
    private static readonly Option<string> Vectors = VectorQuestion.VectorsOption();
    private static readonly Option<string[]> Words = new("--words")
    {
        HelpName = "A B C",
        Description = "Three words, with their case: what is to C as B is to A?",
        Required = true,
        Arity = new ArgumentArity(1, 3),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Count = VectorQuestion.CountOption();

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "analogy",
            "Prints the words that are to C as B is to A.",
            """
            The words whose vectors are nearest to that of B, less A, and C. Standard output gets a line a word: the word, a tab, its
            similarity; best first.

            Example:
              nlpmlnet vectors analogy --vectors vectors.vec --words man king woman
            """)
        {
            Vectors, Words, Count,
        };
        command.WithMessageOptions();
        command.SetAction(parsed =>
        {
            var (words, count) = (parsed.GetValue(Words)!, VectorQuestion.CountOf(parsed, Count));
            return words.Length == 3
                ? VectorQuestion.Answer(parsed.GetValue(Vectors)!, vectors => vectors.Analogy(words[0], words[1], words[2], count))
                : throw new UsageException($"--words has {words.Length} words; it must have three, as in --words man king woman.");
        });
        return command;
    }
}
