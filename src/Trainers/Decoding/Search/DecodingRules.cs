using NlpMlNet.LanguageModels;
using NlpMlNet.Messages;

namespace NlpMlNet.Decoding;

/// <summary>The options as they apply to one model: ids for texts, and what becomes of scores before a token is chosen.</summary>
internal sealed class DecodingRules
{
    private readonly HashSet<int> ends;
    private readonly BannedStrings banned;

    /// <exception cref="ArgumentException">Settings are wrong, or an end token is not in the vocabulary.</exception>
    public DecodingRules(DecodingOptions options, LanguageModelVocabulary vocabulary)
    {
        options.Validate();
        (Options, Vocabulary) = (options, vocabulary);
        ends = options.EndTokens is { } texts ? [.. texts.Select(FindEnd)] : vocabulary.EndId is { } end ? [end] : [];
        StopStrings = new(options.StopStrings);
        banned = new(options.BannedStrings, vocabulary);
    }

    public DecodingOptions Options { get; }

    public LanguageModelVocabulary Vocabulary { get; }

    public StopStrings StopStrings { get; }

    /// <summary>Gets the number of end tokens.</summary>
    public int EndCount => ends.Count;

    /// <summary>Gets a value indicating whether a text must be known at each step.</summary>
    public bool NeedsText => StopStrings.Any || banned.Any;

    /// <summary>Gets a value indicating whether scores that are a constant away from log probabilities give another choice.</summary>
    public bool PrefersLogits => Options.RepetitionPenalty != 1 && Options.Method is not BeamSearch;

    public bool IsEnd(int token) => ends.Contains(token);

    /// <summary>Divides a prompt into tokens.</summary>
    /// <exception cref="NlpMlNetException">There are none, and the vocabulary has no start token.</exception>
    public int[] Encode(string prompt)
    {
        var ids = Vocabulary.Encode(prompt).Ids;
        var adds = Options.AddStartToken ?? (ids.Length == 0 || Vocabulary.StartId != Vocabulary.EndId);
        if (adds && Vocabulary.StartId is { } start)
        {
            ids = [start, .. ids];
        }

        return ids.Length > 0 ? ids : throw NoFirstToken(prompt);
    }

    /// <summary>Penalises and bans, in the order that <see cref="DecodingOptions"/> states.</summary>
    /// <param name="scores">The scores of the next token, (V).</param>
    /// <param name="row">What it is to follow.</param>
    public void Apply(Span<float> scores, Hypothesis row)
    {
        if (Options.RepetitionPenalty != 1)
        {
            ScoreProcessing.PenaliseRepetition(scores, row.Sequence, Options.RepetitionPenalty);
        }

        if (Options.NoRepeatNgrams > 0)
        {
            ScoreProcessing.BanRepeatedNgrams(scores, row.Sequence, Options.NoRepeatNgrams);
        }

        if (banned.Any)
        {
            banned.Apply(scores, row.Text!); // there is one, as NeedsText says
        }

        foreach (var end in row.Length < Options.MinimumTokens ? ends : [])
        {
            ScoreProcessing.Ban(scores, end);
        }

        if (!Options.AllowUnknown && Vocabulary.UnknownId is { } unknown && unknown != Vocabulary.EndId)
        {
            ScoreProcessing.Ban(scores, unknown);
        }
    }

    private NlpMlNetException NoFirstToken(string prompt)
    {
        var reason = Vocabulary.StartId is null
            ? MessageText.Of($"the vocabulary has no start token")
            : MessageText.Of($"{OptionFailures<DecodingOptions>.Option(nameof(DecodingOptions.AddStartToken))} is false");
        return new(MessageText.Of($"The prompt '{prompt}' has no token to begin with, and {reason}: give a prompt with a word in it."));
    }

    private int FindEnd(string text) => Vocabulary.TryGetId(text, out var id) ? id : throw new InvalidOptionsException(MessageText.Of(
        $"The options of decoding are not valid: {OptionFailures<DecodingOptions>.Option(nameof(DecodingOptions.EndTokens))} has '{text}', which is not one of the {Vocabulary.Count} {Vocabulary.Unit} of the vocabulary."));
}
