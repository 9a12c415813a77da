using System.CommandLine;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Commands;

/// <summary>The options that say how a text is continued; the method follows from what is given.</summary>
internal static class DecodingArguments
{
    private static readonly DecodingOptions Defaults = new();
    private static readonly BeamSearch Beam = new();

    private static readonly Option<int?> Beams = Number<int?>("--beams", "Beam search with so many beams (4 is usual). [default: greedy search]");
    private static readonly Option<double> LengthPenalty = Number("--length-penalty", "Beam search: power of the length by which sums of log probabilities are divided.", Beam.LengthPenalty);
    private static readonly Option<string> EarlyStopping = new("--early-stopping")
    {
        HelpName = "NAME",
        Description = "Beam search: when to end once N continuations have ended: false (a better one is unlikely), true (at once), never (a better one is impossible).",
        DefaultValueFactory = _ => "false",
    };

    private static readonly Option<bool> Sample = new("--sample") { Description = "Draw tokens at random; implied by --temperature, --top-k, --top-p and --min-p." };
    private static readonly Option<double?> Temperature = Number<double?>("--temperature", "Sampling: below 1 probable tokens become more probable. [default: 1]");
    private static readonly Option<int?> TopK = Number<int?>("--top-k", "Sampling: keep the N most probable tokens. [default: all]");
    private static readonly Option<double?> TopP = Number<double?>("--top-p", "Sampling: keep the fewest tokens that have this probability together. [default: 1]");
    private static readonly Option<double?> MinimumP = Number<double?>("--min-p", "Sampling: keep tokens with this share of the most probable one's probability. [default: 0]");
    private static readonly Option<int> MaximumTokens = Number("--max-tokens", "Most tokens to write.", Defaults.MaximumTokens);
    private static readonly Option<int> MinimumTokens = Number("--min-tokens", "Tokens to write before the text may end.", Defaults.MinimumTokens);
    private static readonly Option<int> Continuations = Number("--continuations", "Continuations of each prompt: the best of beam search, or so many samples.", Defaults.Continuations);
    private static readonly Option<double> RepetitionPenalty = Number("--repetition-penalty", "Above 1: tokens that occurred become less probable.", Defaults.RepetitionPenalty);
    private static readonly Option<int> NoRepeat = Number("--no-repeat-ngrams", "Length of the n-grams that may not occur twice; 0: all may.", Defaults.NoRepeatNgrams);
    private static readonly Option<string[]> Stop = Texts("--stop", "Text that ends a continuation, which ends before it; can be given several times.");
    private static readonly Option<string[]> Ban = Texts("--ban", "Text that must not be written; can be given several times.");
    private static readonly Option<string[]> End = Texts("--end", "Token that ends a continuation, in place of the model's own; can be given several times.");
    private static readonly Option<bool> NoStart = new("--no-start-token") { Description = "Don't read a prompt as the beginning of a line." };
    private static readonly Option<int?> Seed = Number<int?>("--seed", "Seed of sampling. [default: a random one, which is printed]");
    private static readonly Option<int> BatchSize = Number("--batch-size", "Prompts that are continued together.", Defaults.BatchSize);

    public static void AddTo(Command command)
    {
        Option[] all =
        [
            Beams, LengthPenalty, EarlyStopping, Sample, Temperature, TopK, TopP, MinimumP, MaximumTokens, MinimumTokens, Continuations, RepetitionPenalty, NoRepeat, Stop, Ban, End, NoStart, Seed, BatchSize,
        ];
        Array.ForEach(all, command.Options.Add);
    }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">Options of two methods are given, or one has a value that it doesn't take.</exception>
    public static DecodingOptions Of(ParseResult parsed, CancellationToken cancellation) => new()
    {
        Method = MethodOf(parsed),
        MaximumTokens = parsed.GetValue(MaximumTokens),
        MinimumTokens = parsed.GetValue(MinimumTokens),
        Continuations = parsed.GetValue(Continuations),
        RepetitionPenalty = parsed.GetValue(RepetitionPenalty),
        NoRepeatNgrams = parsed.GetValue(NoRepeat),
        StopStrings = parsed.GetValue(Stop) ?? [],
        BannedStrings = parsed.GetValue(Ban) ?? [],
        EndTokens = parsed.GetValue(End) is { Length: > 0 } tokens ? tokens : null,
        AddStartToken = parsed.GetValue(NoStart) ? false : null,
        Seed = parsed.GetValue(Seed),
        BatchSize = parsed.GetValue(BatchSize),
        CancellationToken = cancellation,
    };

    private static DecodingMethod MethodOf(ParseResult parsed)
    {
        Option[] sampling = [Sample, Temperature, TopK, TopP, MinimumP];
        var given = sampling.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        var beams = new Option[] { Beams, LengthPenalty, EarlyStopping }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        return (beams, given) switch
        {
            ({ } one, { } other) => throw new UsageException($"{one.Name} is for beam search, {other.Name} for sampling: give one of them."),
            ({ } one, null) when parsed.GetValue(Beams) is null => throw new UsageException($"{one.Name} needs --beams N, the number of beams."),
            ({ }, null) => new BeamSearch { Width = parsed.GetValue(Beams)!.Value, LengthPenalty = parsed.GetValue(LengthPenalty), Stopping = StoppingOf(parsed.GetValue(EarlyStopping)!) },
            (null, { }) => new Sampling
            {
                Temperature = parsed.GetValue(Temperature) ?? 1,
                TopK = parsed.GetValue(TopK),
                TopP = parsed.GetValue(TopP) ?? 1,
                MinimumP = parsed.GetValue(MinimumP) ?? 0,
            },
            _ => new GreedySearch(),
        };
    }

    private static BeamStopping StoppingOf(string name) => name switch
    {
        "false" => BeamStopping.WhenUnlikely,
        "true" => BeamStopping.WhenEnough,
        "never" => BeamStopping.WhenImpossible,
        _ => throw new UsageException($"--early-stopping {name} is not known. Known are: false, true, never."),
    };

    private static Option<T> Number<T>(string name, string description) => new(name) { HelpName = "N", Description = description };

    private static Option<T> Number<T>(string name, string description, T value) => new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => value };

    private static Option<string[]> Texts(string name, string description) => new(name) { HelpName = "TEXT", Description = description };
}
