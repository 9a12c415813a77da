using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>The keys and values of the tokens so far, so that the next ones need not compute them again.</summary>
/// <remarks>
/// B rows, G heads, C places, K components: (B, G, C, K) for each block, made before they are needed and filled in place; only when
/// they are full, or when there are more rows, are larger ones made. Rows of unequal length begin with padding.
/// </remarks>
internal sealed class KeyValueCache : IDisposable
{
    private readonly (Tensor Keys, Tensor Values)[] blocks;
    private readonly CausalConfiguration configuration;
    private readonly Device device;
    private int rows;
    private int capacity;

    /// <summary>Initializes a new instance of the <see cref="KeyValueCache"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="rows">B.</param>
    /// <param name="capacity">C, for a start.</param>
    /// <param name="device">Where it is needed.</param>
    public KeyValueCache(CausalConfiguration configuration, int rows, int capacity, Device device)
    {
        (this.configuration, this.device, this.rows, this.capacity) = (configuration, device, rows, capacity);
        blocks = new (Tensor, Tensor)[configuration.Layers];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = (Empty(), Empty());
        }
    }

    /// <summary>Gets the number of tokens, padding included, that every row has.</summary>
    public int Length { get; private set; }

    /// <summary>Makes room for tokens that are about to come.</summary>
    public void Reserve(int tokens)
    {
        if (Length + tokens > capacity)
        {
            capacity = Math.Max(2 * capacity, Length + tokens);
            Replace(filled => filled, needsNew: true);
        }
    }

    /// <summary>Puts a block's keys and values of new tokens behind the others.</summary>
    /// <param name="block">The number of the block.</param>
    /// <param name="keys">(B, G, T, K).</param>
    /// <param name="values">(B, G, T, K).</param>
    /// <returns>Those of all tokens, (B, G, L, K).</returns>
    public (Tensor Keys, Tensor Values) Append(int block, Tensor keys, Tensor values)
    {
        var (count, (allKeys, allValues)) = (keys.shape[2], blocks[block]);
        allKeys.narrow(2, Length, count).copy_(keys);
        allValues.narrow(2, Length, count).copy_(values);
        return (allKeys.narrow(2, 0, Length + count), allValues.narrow(2, 0, Length + count));
    }

    /// <summary>Counts tokens that every block has appended.</summary>
    public void Advance(int tokens) => Length += tokens;

    /// <summary>Makes new rows of old ones.</summary>
    /// <param name="parents">The old row of each new one.</param>
    public void Reorder(ReadOnlySpan<int> parents)
    {
        if (!IsSame(parents))
        {
            using var scope = NewDisposeScope();
            var order = tensor(parents.ToArray(), dtype: ScalarType.Int64, device: device);
            var isOther = parents.Length != rows;
            rows = parents.Length;
            Replace(filled => filled.index_select(0, order), isOther);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (keys, values) in blocks)
        {
            keys.Dispose();
            values.Dispose();
        }
    }

    private bool IsSame(ReadOnlySpan<int> parents)
    {
        var same = parents.Length == rows;
        for (var i = 0; same && i < parents.Length; i++)
        {
            same = parents[i] == i;
        }

        return same;
    }

    private void Replace(Func<Tensor, Tensor> change, bool needsNew)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = (Replaced(blocks[i].Keys), Replaced(blocks[i].Values));
        }

        Tensor Replaced(Tensor old)
        {
            using var scope = NewDisposeScope();
            var filled = change(old.narrow(2, 0, Length));
            var made = needsNew ? Empty() : old;
            made.narrow(2, 0, Length).copy_(filled);
            if (needsNew)
            {
                old.Dispose();
            }

            return made;
        }
    }

    private Tensor Empty() => empty([rows, configuration.KeyValueHeads, capacity, configuration.HeadSize], device: device).DetachFromDisposeScope();
}
