using System.CommandLine;
using NlpMlNet.Cli.Options;
using NlpMlNet.LanguageModels;
using NlpMlNet.Subwords;

namespace NlpMlNet.Cli.Commands;

/// <summary>What the tokens of a language model are: the options of every kind of model.</summary>
internal static class LmTokens
{
    private static readonly SubwordLearningOptions Defaults = new();

    public static Option<string> Tokens { get; } = new("--tokens")
    {
        HelpName = "NAME",
        Description = "words (in lower case, without punctuation), whitespace (whatever is between spaces, for prepared texts) or subwords.",
        DefaultValueFactory = _ => "words",
    };

    public static Option<string?> Tokenizer { get; } = new("--tokenizer") { HelpName = "PATH", Description = "Tokenizer of --tokens subwords, as of a checkpoint. [default: one is learnt from the texts]" };

    public static Option<int> VocabularySize { get; } = new("--vocabulary-size") { HelpName = "N", Description = "Subwords that are learnt at most.", DefaultValueFactory = _ => Defaults.VocabularySize };

    /// <exception cref="UsageException">The name isn't known.</exception>
    public static TokenKind KindOf(ParseResult parsed) => parsed.GetValue(Tokens) switch
    {
        "words" => TokenKind.Words,
        "whitespace" => TokenKind.WhiteSpace,
        "subwords" => TokenKind.Subwords,
        var other => throw new UsageException($"--tokens {other} is not known. Known are: words, whitespace, subwords."),
    };

    /// <summary>Reads or learns the tokenizer; <see langword="null"/> where the tokens are no subwords.</summary>
    public static SubwordTokenizer? TokenizerOf(LmTraining training)
    {
        var path = training.Parsed.GetValue(Tokenizer);
        if (KindOf(training.Parsed) != TokenKind.Subwords)
        {
            return path is null ? null : throw new UsageException("--tokenizer needs --tokens subwords.");
        }

        return path is not null
            ? SubwordTokenizer.Load(path)
            : SubwordTokenizer.Learn(training.Lines, Defaults with { VocabularySize = training.Parsed.GetValue(VocabularySize) }, training.Cancellation);
    }
}
