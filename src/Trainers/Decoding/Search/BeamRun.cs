using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Decoding;

/// <summary>Beam search over a batch of prompts: all beams in one session, which those of a prompt leave when its search has ended.</summary>
internal static class BeamRun
{
    /// <summary>Continues prompts.</summary>
    /// <returns>For each prompt its continuations that ended, the best first.</returns>
    public static IReadOnlyList<Beams> Run(LanguageModel model, DecodingRules rules, IReadOnlyList<int[]> prompts, Cancellation cancellation)
    {
        var settings = (BeamSearch)rules.Options.Method;
        Beams[] searches = [.. prompts.Select(prompt => new Beams(rules, settings, prompt))];
        using var session = model.StartDecoding(prompts);
        var (active, width, next) = (searches.ToList(), model.Vocabulary.Count, Array.Empty<float>());
        while (active.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var size = checked(session.RowCount * width);
            next = next.Length < size ? new float[size] : next;
            session.NextLogProbabilities(next.AsSpan(0, size));
            Step(active, session, next, width);
        }

        return searches;
    }

    private static void Step(List<Beams> active, DecodingSession session, float[] next, int width)
    {
        var (first, parents, tokens) = (0, new List<int>(), new List<int>());
        foreach (var search in active)
        {
            var beams = search.Count;
            var moves = search.Step(next.AsSpan(first * width, beams * width));
            if (!search.IsDone)
            {
                parents.AddRange(moves.Select(move => first + move.Parent));
                tokens.AddRange(moves.Select(move => move.Token));
            }

            first += beams;
        }

        active.RemoveAll(search => search.IsDone);
        if (active.Count > 0)
        {
            session.Advance([.. parents], [.. tokens]);
        }
    }
}
