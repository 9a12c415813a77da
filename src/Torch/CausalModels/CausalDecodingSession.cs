using System.Numerics.Tensors;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NlpMlNet.CausalModels;

/// <summary>Rows that grow by a token a step; the keys and values of what they have are kept, and move with the rows.</summary>
/// <remarks>
/// Nothing is computed before it is asked for. Rows that outgrow the positions are computed from their last tokens at each step: their
/// contexts begin a token later every time, so that nothing kept would be right.
/// </remarks>
internal sealed class CausalDecodingSession : DecodingSession
{
    private const int RoomToGrow = 64;

    private readonly CausalNetwork network;
    private readonly CausalVocabulary vocabulary;
    private readonly Device device;
    private readonly UseCount uses;
    private KeyValueCache? cache;
    private List<int>[] rows;
    private int[] padding = [];
    private int waiting; // tokens of each row that the cache doesn't have
    private float[]? next;
    private float[] logSums = [];

    /// <summary>Initializes a new instance of the <see cref="CausalDecodingSession"/> class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="uses">Keeps the network's memory while it is used.</param>
    /// <param name="prompts">The ids that each row begins with, checked; none is empty.</param>
    public CausalDecodingSession(CausalNetwork network, CausalVocabulary vocabulary, Device device, UseCount uses, IReadOnlyList<int[]> prompts)
    {
        (this.network, this.vocabulary, this.device, this.uses) = (network, vocabulary, device, uses);
        rows = [.. prompts.Select(prompt => new List<int>(prompt))];
    }

    /// <inheritdoc/>
    public override int RowCount => rows.Length;

    /// <inheritdoc/>
    public override void NextLogProbabilities(Span<float> logProbabilities)
    {
        TokenIds.CheckLength(logProbabilities.Length, checked(rows.Length * vocabulary.Count), nameof(logProbabilities));
        if (next is null)
        {
            using var use = uses.Begin();
            (next, logSums) = (new float[logProbabilities.Length], new float[rows.Length]);
            Compute(next);
        }

        next.CopyTo(logProbabilities);
    }

    /// <inheritdoc/>
    public override void NextLogits(Span<float> logits)
    {
        NextLogProbabilities(logits);
        foreach (var (row, logSum) in logSums.Index())
        {
            var scores = logits.Slice(row * vocabulary.Count, vocabulary.Count);
            TensorPrimitives.Add(scores, logSum, scores);
        }
    }

    /// <inheritdoc/>
    public override void Advance(ReadOnlySpan<int> parents, ReadOnlySpan<int> tokens)
    {
        TokenIds.CheckLength(parents.Length, tokens.Length, nameof(parents));
        ArgumentOutOfRangeException.ThrowIfZero(parents.Length, nameof(parents));
        TokenIds.Check(tokens, vocabulary);
        foreach (var parent in parents)
        {
            if ((uint)parent >= (uint)rows.Length)
            {
                throw new ArgumentException($"There is no row {parent}; the rows are 0 to {rows.Length - 1}.", nameof(parents));
            }
        }

        cache?.Reorder(parents);
        rows = Grown(parents, tokens);
        padding = cache is null ? [] : [.. parents.ToArray().Select(parent => padding[parent])];
        (waiting, next) = (waiting + 1, null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        DropCache();
        base.Dispose(disposing);
    }

    // The last row that needs an old one takes it; earlier ones take a copy.
    private List<int>[] Grown(ReadOnlySpan<int> parents, ReadOnlySpan<int> tokens)
    {
        var (grown, taken) = (new List<int>[parents.Length], new bool[rows.Length]);
        for (var i = parents.Length - 1; i >= 0; i--)
        {
            grown[i] = taken[parents[i]] ? [.. rows[parents[i]]] : rows[parents[i]];
            taken[parents[i]] = true;
        }

        // Only now, as a copy is of the row before the step.
        for (var i = 0; i < grown.Length; i++)
        {
            grown[i].Add(tokens[i]);
        }

        return grown;
    }

    private void Compute(float[] logProbabilities)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var hidden = rows.Max(row => row.Count) > network.Configuration.Positions ? EncodeLast() : cache is null ? EncodePrompts() : EncodeWaiting(cache);
        NextTokens.All(network, hidden.select(1, -1), vocabulary.Count, logProbabilities, logSums);
    }

    private Tensor EncodePrompts()
    {
        var prompts = TokenRows.Create([.. rows.Select(row => (ReadOnlyMemory<int>)row.ToArray())], device);
        padding = prompts.Padding ?? new int[rows.Length];
        cache = new KeyValueCache(network.Configuration, rows.Length, (int)prompts.Ids.shape[1] + RoomToGrow, device);
        waiting = 0;
        return network.Encode(prompts, cache);
    }

    private Tensor EncodeWaiting(KeyValueCache kept)
    {
        var ids = rows.SelectMany(row => row.TakeLast(waiting)).Select(id => (long)id).ToArray();
        var tokens = new TokenRows(tensor(ids, [rows.Length, waiting], device: device), Array.Exists(padding, places => places > 0) ? padding : null);
        waiting = 0;
        return network.Encode(tokens, kept);
    }

    private void DropCache()
    {
        cache?.Dispose();
        cache = null;
    }

    private Tensor EncodeLast()
    {
        DropCache();
        var last = rows.Select(row => (ReadOnlyMemory<int>)row.TakeLast(network.Configuration.Positions).ToArray());
        return network.Encode(TokenRows.Create([.. last], device));
    }
}
