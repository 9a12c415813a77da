using System.CommandLine;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lexicon</c>: what can be done with lexicons.</summary>
internal static class LexiconCommand
{
    public static Command Create(CancellationToken cancellation) => new DocumentedCommand(
        "lexicon",
        "Shows how a lexicon is read, and how much of your texts it covers.",
        """
        Example:
          nlpmlnet lexicon check --file AFINN-111.txt --data answers.csv --text answer
        """)
    {
        LexiconCheckCommand.Create(cancellation),
    };
}
