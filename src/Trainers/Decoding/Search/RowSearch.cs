using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Decoding;

/// <summary>Greedy search and sampling: each row takes a token at each step, until it ends and leaves the session.</summary>
/// <param name="model">The model.</param>
/// <param name="rules">The options.</param>
/// <param name="cancellation">What ends the work.</param>
internal sealed class RowSearch(LanguageModel model, DecodingRules rules, Cancellation cancellation)
{
    private readonly int width = model.Vocabulary.Count;
    private readonly float[] scores = new float[model.Vocabulary.Count];

    /// <summary>Continues prompts.</summary>
    /// <param name="prompts">The ids of the prompts.</param>
    /// <param name="rows">The continuations; they grow until all have ended.</param>
    /// <param name="appended">Hears of each row that a token was appended to; null for none.</param>
    public void Run(IReadOnlyList<int[]> prompts, IReadOnlyList<SearchRow> rows, Action<Hypothesis>? appended = null)
    {
        using var session = model.StartDecoding(prompts);
        var active = rows.ToList();
        var next = new float[checked(prompts.Count * width)];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var size = session.RowCount * width;
            next = next.Length < size ? new float[size] : next;
            Predict(session, next.AsSpan(0, size));
            foreach (var row in active)
            {
                Choose(row, next.AsSpan(row.Place * width, width));
                appended?.Invoke(row.Hypothesis);
            }

            active.RemoveAll(row => row.Hypothesis.End is not null);
            if (active.Count == 0)
            {
                return;
            }

            session.Advance([.. active.Select(row => row.Place)], [.. active.Select(row => row.Hypothesis.Sequence[^1])]);
            foreach (var (place, row) in active.Index())
            {
                row.Place = place;
            }
        }
    }

    private void Predict(DecodingSession session, Span<float> next)
    {
        if (rules.PrefersLogits)
        {
            session.NextLogits(next);
        }
        else
        {
            session.NextLogProbabilities(next);
        }
    }

    private void Choose(SearchRow row, ReadOnlySpan<float> next)
    {
        next.CopyTo(scores);
        rules.Apply(scores, row.Hypothesis);
        var token = rules.Options.Method is Sampling settings ? Draw(row, settings) : ScoreProcessing.Best(scores);
        if (token < 0)
        {
            row.Hypothesis.GiveUp();
            return;
        }

        var logProbability = next[token] - (rules.PrefersLogits ? LogSum(next) : 0);
        row.Hypothesis.Append(token, logProbability, logProbability);
    }

    private int Draw(SearchRow row, Sampling settings)
    {
        TailCut.Apply(scores, settings);
        return TailCut.Draw(scores, row.NextUniform());
    }

    // log Σ exp(logit), by which logits are above log probabilities.
    private static double LogSum(ReadOnlySpan<float> logits)
    {
        var (best, sum) = (ScoreProcessing.Best(logits), 0.0);
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - logits[best]);
        }

        return logits[best] + Math.Log(sum);
    }
}
