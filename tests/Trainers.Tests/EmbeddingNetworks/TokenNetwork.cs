using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>A network over token ids whose parameters and steps a test controls.</summary>
internal sealed class TokenNetwork : IDisposable
{
    private readonly WorkerTeam team = new(1);
    private readonly TokenRows rows;
    private readonly Network network;
    private readonly BatchPass pass;

    public TokenNetwork(IInputLayer input, TokenRows rows, int[] hidden, OutputHead head)
    {
        this.rows = rows;
        var rule = UpdateRule.Create(Optimizer.Sgd());
        network = new Network(input, [input.Outputs, .. hidden], Activation.Tanh, head, rule.StateCount);
        network.Initialize(seed: 3);
        pass = new BatchPass(network, new ParameterUpdate(rule, 0, measuresNorm: true), team, new Dropout(0, 1), rows.Count);
    }

    public float[] Parameters
    {
        get
        {
            var parameters = new float[network.ParameterCount];
            network.CopyTo(parameters);
            return parameters;
        }

        set => network.CopyFrom(value);
    }

    public double GradientNorm => pass.GradientNorm;

    public double Loss() => pass.Evaluate(All, Weights) / rows.Count;

    /// <summary>The gradient: what a step of gradient descent with learning rate 1 takes away.</summary>
    public double[] Gradient()
    {
        var before = Parameters;
        pass.Train(All, Weights, new UpdateStep(1, 1f));
        return [.. before.Zip(Parameters, (old, now) => (double)old - now)];
    }

    public void Dispose() => team.Dispose();

    private Batch All => new(rows, [.. Enumerable.Range(0, rows.Count)], 0, rows.Count);

    private float[] Weights => [.. Enumerable.Repeat(1f, rows.Count)];
}
