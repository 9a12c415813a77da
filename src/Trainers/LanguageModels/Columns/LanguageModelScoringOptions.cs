using NlpMlNet.LanguageModels;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.LanguageModelScoringOptions>;

namespace NlpMlNet;

/// <summary>What a language model says of each text of a column.</summary>
public sealed record LanguageModelScoringOptions
{
    /// <summary>Gets what the names of all new columns begin with, so that several models can score the same rows.</summary>
    /// <value>Empty: the columns are LogProbability, Perplexity, TokenCount and UnknownCount.</value>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether the end of the text is a token that is scored and counted.</summary>
    /// <value><see langword="true"/>; a model without such a token must be given <see langword="false"/>.</value>
    public bool CountEnd { get; init; } = true;

    /// <summary>Gets what becomes of tokens that the model doesn't know.</summary>
    /// <value><see cref="UnknownTokens.Counted"/>. <see cref="UnknownTokens.Refused"/> refuses the row.</value>
    public UnknownTokens Unknown { get; init; } = UnknownTokens.Counted;

    /// <summary>Gets a value indicating whether there are columns with the tokens of each text (Tokens) and how surprising each is (Surprisal).</summary>
    /// <value><see langword="false"/>.</value>
    public bool IncludeSurprisal { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of scoring with a language model are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Prefix is not null, nameof(Prefix), Prefix, "a text; empty for none"),
        Unless(Enum.IsDefined(Unknown), nameof(Unknown), (int)Unknown, $"one of {string.Join(", ", Enum.GetNames<UnknownTokens>())}"),
    ];
}
