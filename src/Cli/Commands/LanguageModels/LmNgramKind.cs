using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>--kind ngram</c>: interpolated modified Kneser-Ney.</summary>
internal static class LmNgramKind
{
    private static readonly NgramTrainingOptions Defaults = new();

    private static readonly Option<int> Order = new("--order") { HelpName = "N", Description = "ngram: words of the longest n-grams, 1 to 6.", DefaultValueFactory = _ => Defaults.Order };
    private static readonly Option<string?> Vocabulary = new("--vocabulary")
    {
        HelpName = "FILE",
        Description = "ngram: language model whose vocabulary this one is to have, so that both can be compared with others that have it. [default: the tokens of the texts]",
    };

    private static readonly Option<string?> Prune = new("--prune")
    {
        HelpName = "N,N,...",
        Description = "ngram: for each order how many occurrences an n-gram must exceed to be kept; the last number holds for the orders behind it. [default: none is left out]",
    };

    private static readonly Option<int> Memory = new("--memory")
    {
        HelpName = "MB",
        Description = "ngram: megabytes that n-grams may take while they are counted; what is more goes to the temporary folder.",
        DefaultValueFactory = _ => (int)(Defaults.MemoryLimit >> 20),
    };

    public static LmKind Create() => new("ngram", [Order, Vocabulary, Prune, Memory], Train) { Inputs = [Vocabulary] };

    private static TrainedLanguageModel Train(LmTraining training)
    {
        var parsed = training.Parsed;
        var tokenizer = LmTokens.TokenizerOf(training);
        var options = new NgramTrainingOptions
        {
            Order = parsed.GetValue(Order),
            Tokens = LmTokens.KindOf(parsed),
            Tokenizer = tokenizer,
            Vocabulary = VocabularyOf(parsed),
            PruneThresholds = ThresholdsOf(parsed),
            MemoryLimit = (long)parsed.GetValue(Memory) << 20,
            CancellationToken = training.Cancellation,
        };
        var model = new NgramTrainer(options).Train(training.Lines);
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["order"] = options.Order.ToString(CultureInfo.InvariantCulture),
            ["prune"] = options.PruneThresholds.Count == 0 ? "none" : string.Join(',', options.PruneThresholds),
            ["smoothing"] = "interpolated modified Kneser-Ney",
            ["tokens"] = parsed.GetValue(LmTokens.Tokens)!,
            ["vocabulary"] = parsed.GetValue(Vocabulary) is { } file ? Path.GetFileName(file) : "of the texts",
        };
        return new TrainedLanguageModel(model, settings, model.Warnings);
    }

    private static TextVocabulary? VocabularyOf(ParseResult parsed)
    {
        if (parsed.GetValue(Vocabulary) is not { } path)
        {
            return null;
        }

        using var opened = LmModelFile.Open(path, CommonOptions.TrustOf(parsed));
        return opened.Model.Vocabulary as TextVocabulary ?? throw new NlpMlNetException(
            $"The vocabulary of '{path}' is of {opened.Model.Vocabulary.Unit}: give a model of words or whitespace tokens. Models of the same subwords can be compared without {Vocabulary.Name}.");
    }

    private static int[] ThresholdsOf(ParseResult parsed)
    {
        if (parsed.GetValue(Prune) is not { } text)
        {
            return [];
        }

        int[] numbers = [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        return numbers.Length > 0 && numbers.All(number => number >= 0)
            ? numbers
            : throw new UsageException($"--prune {text} isn't a list of numbers, such as 0,0,1.");
    }
}
