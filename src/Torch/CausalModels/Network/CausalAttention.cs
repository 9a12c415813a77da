using NlpMlNet.Transformers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>The attention of a decoder: queries, keys and values of all heads by one matrix, turned by their positions, the past from a cache.</summary>
/// <remarks>B rows, T new tokens, L tokens so far, D width, H heads that ask, G that answer, K components.</remarks>
internal sealed class CausalAttention : nn.Module
{
    private readonly CausalConfiguration configuration;
    private readonly int block;
    [ComponentName(Name = "query_key_value")]
    private readonly Linear queryKeyValue;
    private readonly Linear output;
    [ComponentName(Name = "query_norm")]
    private readonly RmsNorm? queryNorm;
    [ComponentName(Name = "key_norm")]
    private readonly RmsNorm? keyNorm;

    /// <summary>Initializes a new instance of the <see cref="CausalAttention"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="block">The number of the block, from 0.</param>
    /// <param name="type">The type in which weights are kept.</param>
    public CausalAttention(CausalConfiguration configuration, int block, ScalarType type)
        : base(nameof(CausalAttention))
    {
        (this.configuration, this.block) = (configuration, block);
        var (heads, width) = (configuration.Heads + (2 * configuration.KeyValueHeads), configuration.Heads * configuration.HeadSize);
        queryKeyValue = new Linear(configuration.HiddenSize, heads * configuration.HeadSize, configuration.QueryKeyValueBias, type);
        output = new Linear(width, configuration.HiddenSize, configuration.OutputBias, type);
        if (configuration.NormalizesQueriesAndKeys)
        {
            queryNorm = new RmsNorm(configuration.HeadSize, configuration.NormEpsilon);
            keyNorm = new RmsNorm(configuration.HeadSize, configuration.NormEpsilon);
        }
    }

    /// <summary>Lets every token gather from those that it may see.</summary>
    /// <param name="x">The new tokens' vectors, (B, T, D).</param>
    /// <param name="step">Where they are.</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(Tensor x, CausalStep step)
    {
        var (rows, tokens, heads, groups) = (x.shape[0], x.shape[1], configuration.Heads, configuration.KeyValueHeads);
        var all = queryKeyValue.Forward(x)                                          // (B, T, (H + 2 G) K)
            .view(rows, tokens, heads + (2 * groups), configuration.HeadSize)
            .transpose(1, 2);                                                       // (B, H + 2 G, T, K)
        var (queries, keys) = Place(all.narrow(1, 0, heads), all.narrow(1, heads, groups), all, step);
        var values = all.narrow(1, heads + groups, groups);
        (keys, values) = step.Cache?.Append(block, keys, values) ?? (keys, values); // (B, G, L, K)
        var means = GroupedAttention.Means(
            queries, keys, values, step.Visible, configuration.Windows[block], training ? configuration.AttentionDropout : 0);
        return output.Forward(means.transpose(1, 2).reshape(rows, tokens, heads * configuration.HeadSize));
    }

    private (Tensor Queries, Tensor Keys) Place(Tensor queries, Tensor keys, Tensor all, CausalStep step)
    {
        if (step.Rotary is not { } rotary)
        {
            return (queries, keys);
        }

        if (queryNorm is not null && keyNorm is not null)
        {
            return (RotaryTable.Turn(queryNorm.Forward(queries), rotary), RotaryTable.Turn(keyNorm.Forward(keys), rotary));
        }

        var (heads, groups) = (configuration.Heads, configuration.KeyValueHeads);
        var both = RotaryTable.Turn(all.narrow(1, 0, heads + groups), rotary);
        return (both.narrow(1, 0, heads), both.narrow(1, heads, groups));
    }
}
