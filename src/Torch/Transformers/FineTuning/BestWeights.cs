using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>The weights of the best epoch so far, kept on the CPU while training goes on.</summary>
internal sealed class BestWeights : IDisposable
{
    private Dictionary<string, Tensor> weights = [];

    /// <summary>Gets the weights by name; empty before the first epoch.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights => weights;

    /// <summary>Keeps the weights that the network has now.</summary>
    public void Keep(nn.Module network)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        Replace(network.named_parameters().Where(named => named.parameter.requires_grad)
            .ToDictionary(named => named.name, named => named.parameter.detach().to(CPU, copy: true).DetachFromDisposeScope()));
    }

    /// <summary>Keeps given weights; they belong to this object from now on.</summary>
    public void Replace(Dictionary<string, Tensor> with)
    {
        Dispose();
        weights = with;
    }

    /// <summary>Gives the network the kept weights.</summary>
    public void Restore(nn.Module network)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (weights.TryGetValue(name, out var kept))
            {
                parameter.copy_(kept);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var weight in weights.Values)
        {
            weight.Dispose();
        }

        weights = [];
    }
}
