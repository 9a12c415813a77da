using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Networks;

/// <summary>A dense network whose parameters and steps a test controls.</summary>
internal sealed class SmallNetwork : IDisposable
{
    private readonly WorkerTeam team;
    private readonly BatchPass pass;
    private readonly DenseRows rows;
    private long step;

    public SmallNetwork(
        float[] values, int slots, float[] targets, int[] hidden, Activation activation, OutputHead head,
        Optimizer? optimizer = null, float l2 = 0, float dropout = 0, int threads = 1)
    {
        rows = new DenseRows(values, slots, targets, []);
        var rule = UpdateRule.Create(optimizer ?? Optimizer.Sgd());
        int[] widths = [slots, .. hidden, head.Outputs];
        var input = new DenseInputLayer(new DenseLayer(slots, widths[1], rule.StateCount, false), Standardizer.None, rows.Count);
        Network = new Network(input, hidden, activation, head, rule.StateCount);
        team = new WorkerTeam(threads);
        pass = new BatchPass(Network, new ParameterUpdate(rule, l2, measuresNorm: true), team, new Dropout(dropout, seed: 1), rows.Count);
    }

    public Network Network { get; }

    public double GradientNorm => pass.GradientNorm;

    public float[] Parameters
    {
        get
        {
            var parameters = new float[Network.ParameterCount];
            Network.CopyTo(parameters);
            return parameters;
        }

        set => Network.CopyFrom(value);
    }

    /// <summary>One step over all rows.</summary>
    /// <returns>The mean loss before the step.</returns>
    public double Step(float learningRate) => pass.Train(All, Weights, new UpdateStep(++step, learningRate)) / rows.Count;

    public double Loss() => pass.Evaluate(All, Weights) / rows.Count;

    /// <summary>The gradient: what a step of gradient descent with learning rate 1 takes away.</summary>
    public double[] Gradient()
    {
        var before = Parameters;
        Step(1f);
        return [.. before.Zip(Parameters, (old, now) => (double)old - now)];
    }

    public void Dispose() => team.Dispose();

    private Batch All => new(rows, [.. Enumerable.Range(0, rows.Count)], 0, rows.Count);

    private float[] Weights => [.. Enumerable.Repeat(1f, rows.Count)];
}
