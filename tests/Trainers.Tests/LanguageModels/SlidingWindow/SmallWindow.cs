using NlpMlNet.LanguageModels;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.LanguageModels;

/// <summary>A small network over a few rows, and one step of it.</summary>
internal sealed class SmallWindow
{
    public const int Start = 1;
    private const int Vocabulary = 9;

    // Two lines; tokens 0 and 2 to 8 are predicted, 7 and 8 never occur in a window.
    private static readonly int[] Ids = [Start, 3, 4, 5, 4, 2, Start, 6, 3, 5, 8, 2];
    private static readonly int[] Positions = [1, 2, 3, 4, 5, 7, 8, 9, 10, 11];

    public SmallWindow(bool isTied = true, bool isNormalized = true, int window = 3, int[]? cutoffs = null)
    {
        Shape = new WindowShape(Vocabulary, window, 5, [7, 6], Activation.Tanh, isNormalized, isTied) { Cutoffs = cutoffs ?? [] };
        Rows = new WindowRows(Ids, Positions, Start, window, Vocabulary);
        Counts = new long[Vocabulary];
        Counts[Start] = -1;
        for (var row = 0; row < Rows.Count; row++)
        {
            Counts[Rows.TargetOf(row)]++;
        }
    }

    public WindowShape Shape { get; }

    public WindowRows Rows { get; }

    public long[] Counts { get; }

    public WindowNetwork Create(Optimizer? optimizer = null)
    {
        var order = Shape.Cutoffs.Count == 0 ? null : ClassClusters.ByCount(Counts, Shape.Cutoffs);
        var network = new WindowNetwork(Shape, UpdateRule.Create(optimizer ?? Optimizer.Sgd()).StateCount, order);
        network.Initialize(seed: 3, new ClassSampler(Counts, 1).Shares);
        return network;
    }

    public static float[] Copy(WindowNetwork network)
    {
        var parameters = new float[network.ParameterCount];
        network.CopyTo(parameters);
        return parameters;
    }

    /// <summary>Takes a step over all rows, or some of them.</summary>
    /// <returns>The mean loss before it.</returns>
    public double Step(WindowNetwork network, float rate, int? draws = null, float dropout = 0, int threads = 1, Optimizer? optimizer = null, int? rows = null, float l2 = 0)
    {
        using var team = new WorkerTeam(threads);
        var count = rows ?? Rows.Count;
        var update = new ParameterUpdate(UpdateRule.Create(optimizer ?? Optimizer.Sgd()), l2, measuresNorm: false);
        var pass = new WindowPass(network, update, team, new WindowPassSettings(count, draws, dropout, dropout, Seed: 5), new ClassSampler(Counts, 0.75));
        return pass.Train(new Batch(Rows, [.. Enumerable.Range(0, count)], 0, count), new UpdateStep(1, rate)) / count;
    }
}
