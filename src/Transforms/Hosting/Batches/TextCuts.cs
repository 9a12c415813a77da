using System.Globalization;

namespace NlpMlNet.Hosting;

/// <summary>How much of the texts was behind the most tokens that a model reads, and so had no part in its answers.</summary>
/// <param name="Texts">The texts that were cut.</param>
/// <param name="CutTokens">The tokens that were cut.</param>
/// <param name="AllTokens">The tokens of all texts, those that were cut and special tokens among them.</param>
/// <param name="MaximumLength">The most tokens of a text; 0 where no text was counted.</param>
public readonly record struct TextCuts(long Texts, long CutTokens, long AllTokens, int MaximumLength)
{
    /// <summary>Adds the counts of other texts.</summary>
    /// <param name="left">The counts of some texts.</param>
    /// <param name="right">Those of others, for the same model.</param>
    /// <returns>The counts of both.</returns>
    public static TextCuts operator +(TextCuts left, TextCuts right) => left.Add(right);

    /// <summary>Adds the counts of other texts.</summary>
    /// <param name="other">The counts of other texts, for the same model.</param>
    /// <returns>The counts of both.</returns>
    public TextCuts Add(TextCuts other) =>
        new(Texts + other.Texts, CutTokens + other.CutTokens, AllTokens + other.AllTokens, Math.Max(MaximumLength, other.MaximumLength));

    /// <summary>Says in a sentence or two what was cut, and what to do.</summary>
    /// <param name="rows">The number of all texts.</param>
    /// <returns><see langword="null"/> when nothing was.</returns>
    internal string? Describe(long rows) => Texts == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{Texts:N0} of {rows:N0} texts {(Texts == 1 ? "has" : "have")} more than {MaximumLength:N0} tokens, the most that the model reads: {(double)CutTokens / AllTokens:P1} of all tokens were cut and have no part in the classes. Divide such texts into parts, or use a model that reads more tokens (max-length in a training).");
}
