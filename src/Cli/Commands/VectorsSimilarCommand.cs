using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet vectors similar</c>: the words nearest to a word.</summary>
internal static class VectorsSimilarCommand
{
    private static readonly Option<string> Vectors = VectorQuestion.VectorsOption();
    private static readonly Option<string> Word = new("--word") { HelpName = "WORD", Description = "The word, with its case.", Required = true };
    private static readonly Option<int> Count = VectorQuestion.CountOption();

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "similar",
            "Prints the words that are most similar to a word, by the cosine of their vectors.",
            """
            Standard output gets a line a word: the word, a tab, its similarity; most similar first.

            Example:
              nlpmlnet vectors similar --vectors vectors.vec --word budget --count 5
            """)
        {
            Vectors, Word, Count,
        };
        command.WithMessageOptions();
        command.SetAction(parsed =>
        {
            var count = VectorQuestion.CountOf(parsed, Count);
            return VectorQuestion.Answer(parsed.GetValue(Vectors)!, vectors => vectors.SimilarWords(parsed.GetValue(Word)!, count));
        });
        return command;
    }
}
