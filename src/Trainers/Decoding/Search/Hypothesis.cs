using System.Runtime.InteropServices;

namespace NlpMlNet.Decoding;

/// <summary>A prompt and what is written behind it so far.</summary>
internal sealed class Hypothesis
{
    private readonly DecodingRules rules;
    private readonly List<int> sequence;
    private readonly int promptLength;
    private int stop = -1;

    /// <param name="rules">When it ends.</param>
    /// <param name="prompt">The prompt's ids.</param>
    /// <param name="keepText">Whether the text is made as the tokens come.</param>
    public Hypothesis(DecodingRules rules, int[] prompt, bool keepText)
    {
        (this.rules, sequence, promptLength) = (rules, [.. prompt], prompt.Length);
        Text = keepText || rules.NeedsText ? new(rules.Vocabulary, prompt) : null;
    }

    private Hypothesis(Hypothesis other)
    {
        (rules, sequence, promptLength) = (other.rules, [.. other.sequence], other.promptLength);
        (LogProbability, Score, Text) = (other.LogProbability, other.Score, other.Text?.Copy());
    }

    /// <summary>Gets the ids of the prompt and those behind it.</summary>
    public ReadOnlySpan<int> Sequence => CollectionsMarshal.AsSpan(sequence);

    /// <summary>Gets the number of tokens behind the prompt.</summary>
    public int Length => sequence.Count - promptLength;

    /// <summary>Gets the text behind the prompt; null where it isn't made as the tokens come.</summary>
    public ContinuationText? Text { get; }

    /// <summary>Gets log P(tokens | prompt) by the model.</summary>
    public double LogProbability { get; private set; }

    /// <summary>Gets the sum of the processed scores.</summary>
    public double Score { get; private set; }

    /// <summary>Gets why it ended; null while it goes on.</summary>
    public ContinuationEnd? End { get; private set; }

    /// <summary>Gets how much of the text can be shown: no beginning of a stop string, and none of what comes behind one.</summary>
    public string ShownText => Text is null ? string.Empty : Text.Text[..(stop >= 0 ? stop : End is null ? rules.StopStrings.Shown(Text.Text) : Text.Length)];

    /// <summary>Makes one that goes on by itself.</summary>
    public Hypothesis Copy() => new(this);

    /// <summary>Appends a token, which may end it.</summary>
    public void Append(int token, double logProbability, double score)
    {
        sequence.Add(token);
        LogProbability += logProbability;
        Score += score;
        var searched = Text?.Length ?? 0;
        Text?.Append(token);
        stop = rules.StopStrings.Any ? rules.StopStrings.Find(Text!.Text, searched) : -1;
        End = rules.IsEnd(token) ? ContinuationEnd.EndToken
            : stop >= 0 ? ContinuationEnd.StopString
            : Length >= rules.Options.MaximumTokens ? ContinuationEnd.MaximumTokens
            : null;
    }

    /// <summary>Ends it because no token is left.</summary>
    public void GiveUp() => End = ContinuationEnd.NoTokenLeft;

    /// <summary>Makes the result.</summary>
    /// <param name="score">What it is ordered by.</param>
    public Continuation ToContinuation(double score)
    {
        int[] tokens = [.. Sequence[promptLength..]];
        var text = Text is null ? ContinuationText.Of(rules.Vocabulary, Sequence[..promptLength], tokens) : ShownText;
        return new(text, tokens, LogProbability, score, End ?? ContinuationEnd.MaximumTokens);
    }
}
