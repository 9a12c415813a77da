namespace NlpMlNet.Decoding;

/// <summary>The beams of one prompt: the best beginnings, and the best continuations that ended.</summary>
/// <remarks>The rules are in the remarks of <see cref="BeamSearch"/>.</remarks>
/// <param name="rules">The options.</param>
/// <param name="settings">Those of the search.</param>
/// <param name="prompt">The prompt's ids.</param>
internal sealed class Beams(DecodingRules rules, BeamSearch settings, int[] prompt)
{
    private readonly float[] scores = new float[rules.Vocabulary.Count];
    private List<Hypothesis> running = [new(rules, prompt, keepText: false)];
    private List<Hypothesis> ended = [];

    /// <summary>Gets the number of beginnings.</summary>
    public int Count => running.Count;

    /// <summary>Gets a value indicating whether the search has ended.</summary>
    public bool IsDone => running.Count == 0 || (ended.Count == settings.Width && (settings.Stopping == BeamStopping.WhenEnough || BestPossible() <= Normalised(ended[^1])));

    /// <summary>Gets the continuations that ended, the best first.</summary>
    public IEnumerable<Continuation> Ended => ended.Select(hypothesis => hypothesis.ToContinuation(Normalised(hypothesis)));

    /// <summary>Takes a step.</summary>
    /// <param name="next">log P(id | beam) of each beam, (beams, V).</param>
    /// <returns>For each new beam the old one, and the token that it appends.</returns>
    public List<(int Parent, int Token)> Step(ReadOnlySpan<float> next)
    {
        var (moves, longer) = (new List<(int, int)>(), new List<Hypothesis>());
        var isFull = ended.Count == settings.Width && settings.Stopping == BeamStopping.WhenEnough;
        foreach (var (rank, candidate) in FindCandidates(next).Index())
        {
            var hypothesis = running[candidate.Beam].Copy();
            hypothesis.Append(candidate.Token, next[(candidate.Beam * scores.Length) + candidate.Token], candidate.Score);
            if (hypothesis.End is null)
            {
                longer.Add(hypothesis);
                moves.Add((candidate.Beam, candidate.Token));
            }
            else if (rank < settings.Width && !isFull)
            {
                ended.Add(hypothesis);
            }

            if (longer.Count == settings.Width)
            {
                break;
            }
        }

        KeepBest(longer.Count == 0);
        running = longer;
        return moves;
    }

    private void KeepBest(bool nothingIsLeft)
    {
        if (nothingIsLeft && ended.Count == 0)
        {
            running.ForEach(hypothesis => hypothesis.GiveUp());
            ended = running;
        }

        ended = [.. ended.OrderByDescending(Normalised).Take(settings.Width)]; // stable: of equal ones the one that ended first
    }

    // The best W (1 + E) continuations of all beams by one token, the best first.
    private IEnumerable<(int Beam, int Token, float Score)> FindCandidates(ReadOnlySpan<float> next)
    {
        var count = settings.Width * (1 + Math.Max(1, rules.EndCount));
        var found = new List<(int Beam, int Token, float Score)>();
        for (var beam = 0; beam < running.Count; beam++)
        {
            next.Slice(beam * scores.Length, scores.Length).CopyTo(scores);
            rules.Apply(scores, running[beam]);
            found.AddRange(LargestScores.Of(scores, count).Select(candidate => (beam, candidate.Index, candidate.Score)));
        }

        return found.OrderByDescending(candidate => running[candidate.Beam].Score + candidate.Score).Take(count);
    }

    private double BestPossible() => Normalised(
        running[0].Score,
        settings.Stopping == BeamStopping.WhenImpossible && settings.LengthPenalty > 0 ? rules.Options.MaximumTokens : running[0].Length);

    private double Normalised(Hypothesis hypothesis) => Normalised(hypothesis.Score, hypothesis.Length);

    private double Normalised(double sum, int length) => sum / Math.Pow(Math.Max(length, 1), settings.LengthPenalty); // none where no token was possible
}
