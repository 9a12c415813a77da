using System.Collections.Concurrent;

namespace NlpMlNet.LanguageModels;

/// <summary>Predicts with a network that doesn't change meanwhile; for many threads at once.</summary>
/// <remarks>Each window's figures are the same bits in whatever block it is computed.</remarks>
internal sealed class WindowPredictor(WindowNetwork network, Func<int, bool> isPossible)
{
    private readonly IExactOutputs outputs = network.Clusters is { } clusters ? new ExactClusters(clusters, isPossible) : ExactSoftmax.Of(network, isPossible);
    private readonly ConcurrentBag<WindowScoring> idle = [];

    /// <summary>Computes the log probabilities of tokens, in blocks that are shared out among threads.</summary>
    /// <param name="count">The number of tokens.</param>
    /// <param name="fill">Writes the window of a token, and returns the token.</param>
    /// <param name="logProbabilities">Receives ln P(token | window), (count).</param>
    /// <param name="threads">The most threads; <see langword="null"/> for all cores.</param>
    public void Score(int count, FillWindow fill, float[] logProbabilities, int? threads = null)
    {
        var blocks = (count + WindowScoring.LargestBlock - 1) / WindowScoring.LargestBlock;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 }, block =>
        {
            var first = block * WindowScoring.LargestBlock;
            var rows = Math.Min(WindowScoring.LargestBlock, count - first);
            Span<int> window = stackalloc int[network.Shape.Window];
            Span<int> tokens = stackalloc int[rows];
            var scoring = Rent();
            for (var row = 0; row < rows; row++)
            {
                tokens[row] = fill(first + row, window);
                scoring.Take(row, window);
            }

            scoring.Score(tokens, logProbabilities.AsSpan(first, rows));
            idle.Add(scoring);
        });
    }

    /// <summary>Computes the log probabilities of all tokens after each of some windows.</summary>
    /// <param name="count">The number of windows.</param>
    /// <param name="fill">Writes a window.</param>
    /// <param name="logProbabilities">Receives ln P, (count, V).</param>
    public void PredictAll(int count, FillWindow fill, Span<float> logProbabilities)
    {
        Span<int> window = stackalloc int[network.Shape.Window];
        var scoring = Rent();
        for (var first = 0; first < count; first += WindowScoring.LargestBlock)
        {
            var rows = Math.Min(WindowScoring.LargestBlock, count - first);
            for (var row = 0; row < rows; row++)
            {
                fill(first + row, window);
                scoring.Take(row, window);
            }

            scoring.PredictAll(rows, logProbabilities.Slice(first * network.Shape.VocabularySize, rows * network.Shape.VocabularySize));
        }

        idle.Add(scoring);
    }

    private WindowScoring Rent() => idle.TryTake(out var scoring) ? scoring : new WindowScoring(network, outputs);
}

/// <summary>Writes the window of a token to predict, and returns the token; negative where none is asked for.</summary>
internal delegate int FillWindow(int number, Span<int> window);
