using System.CommandLine;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm</c>: what can be done with language models.</summary>
internal static class LmCommand
{
    public static Command Create(IReadOnlyList<LmKind> kinds, CancellationToken cancellation) => new DocumentedCommand(
        "lm",
        "Trains language models, measures their perplexity, scores texts with them, and lets them write.",
        """
        Example:
          nlpmlnet lm train --kind ngram --data speeches.csv --text speech --model reference.zip
          nlpmlnet lm evaluate --model reference.zip --data others.txt
          nlpmlnet lm score --model reference.zip --input new.csv --text speech --output scored.csv
          nlpmlnet lm generate --model reference.zip --prompt "the people of" --beams 4
        """)
    {
        LmTrainCommand.Create(kinds, cancellation),
        LmEvaluateCommand.Create(cancellation),
        ScoreCommand.CreateForLanguageModels(cancellation),
        LmGenerateCommand.Create(cancellation),
        LmInspectCommand.Create(cancellation),
        LmConvertCommand.Create(cancellation),
        LmMixCommand.Create(cancellation),
    };
}
