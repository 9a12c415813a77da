using NlpMlNet.LanguageModels;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Scores the tokens of many sequences: those of similar length pass through the network together.</summary>
/// <remarks>
/// A token's context is what is before it, at most as many tokens as there are positions. Up to there one pass gives the scores of all
/// tokens of a sequence; behind, each token needs a pass of its own, since its context begins a token later than the one before.
/// </remarks>
internal sealed class SequenceScorer(CausalNetwork network, int count, Device device)
{
    private const int MostTokens = 2048;

    /// <summary>Scores sequences.</summary>
    /// <param name="sequences">Each with a context of at least a token.</param>
    /// <returns>The log probability of each token, (T) each.</returns>
    public float[][] Score(IReadOnlyList<TokenSequence> sequences)
    {
        var scores = sequences.Select(sequence => new float[sequence.Tokens.Length]).ToArray();
        var passes = sequences.SelectMany((sequence, i) => Passes(sequence, scores[i])).OrderBy(pass => pass.Ids.Length).ToArray();
        for (var first = 0; first < passes.Length;)
        {
            var last = first + 1;
            while (last < passes.Length && (last + 1 - first) * passes[last].Ids.Length <= MostTokens)
            {
                last++;
            }

            Run(passes.AsSpan(first, last - first));
            first = last;
        }

        return scores;
    }

    private IEnumerable<Pass> Passes(TokenSequence sequence, float[] scores)
    {
        if (scores.Length == 0)
        {
            yield break;
        }

        int[] all = [.. sequence.Context.Span, .. sequence.Tokens.Span];
        var (before, most) = (sequence.Context.Length, network.Configuration.Positions);
        var start = Math.Max(before - most, 0);
        var end = Math.Min(start + most, all.Length - 1); // the last token is predicted and predicts nothing here
        yield return new Pass(all.AsMemory(start, end - start), all.AsMemory(before, end + 1 - before), scores.AsMemory(0, end + 1 - before));
        for (var token = end + 1; token < all.Length; token++)
        {
            yield return new Pass(all.AsMemory(token - most, most), all.AsMemory(token, 1), scores.AsMemory(token - before, 1));
        }
    }

    private void Run(ReadOnlySpan<Pass> passes)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var ids = new ReadOnlyMemory<int>[passes.Length];
        var (places, tokens) = (new List<long>(), new List<int>());
        var width = passes[^1].Ids.Length;
        for (var row = 0; row < passes.Length; row++)
        {
            ids[row] = passes[row].Ids;
            var first = (row * width) + passes[row].Ids.Length - passes[row].Tokens.Length;
            for (var i = 0; i < passes[row].Tokens.Length; i++)
            {
                places.Add(first + i);
            }

            tokens.AddRange(passes[row].Tokens.Span);
        }

        var hidden = network.Encode(TokenRows.CreateFilledBehind(ids, device)).flatten(0, 1); // (B T, D)
        var wanted = hidden.index_select(0, tensor(places.ToArray(), device: device));
        ReadOnlySpan<float> scores = NextTokens.Of(network, wanted, count, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens));
        foreach (var pass in passes)
        {
            scores[..pass.Tokens.Length].CopyTo(pass.Scores.Span);
            scores = scores[pass.Tokens.Length..];
        }
    }

    /// <summary>Ids that pass through the network; their last places predict the tokens.</summary>
    private readonly record struct Pass(ReadOnlyMemory<int> Ids, ReadOnlyMemory<int> Tokens, Memory<float> Scores);
}
