using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Where T new tokens of B rows are, behind those that a cache holds, and which of the L tokens so far each may see.</summary>
/// <remarks>A token sees itself and those before it, as far as its block's window goes, without the padding in front of its row.</remarks>
internal sealed class VisibleTokens
{
    // Added to a score, it makes a weight of exactly 0. Padding sees itself, so that no row of weights is without any.
    private const float Hidden = float.NegativeInfinity;

    private readonly int start;
    private readonly int count;
    private readonly Device device;
    private readonly Tensor? firsts; // (B, 1, 1, 1), int64: the padding of each row
    private readonly Dictionary<int, Tensor?> masks = [];

    /// <summary>Initializes a new instance of the <see cref="VisibleTokens"/> class.</summary>
    /// <param name="rows">The new tokens.</param>
    /// <param name="start">The number of tokens, padding included, before them.</param>
    public VisibleTokens(TokenRows rows, int start)
    {
        (this.start, count, device) = (start, (int)rows.Ids.shape[1], rows.Ids.device);
        if (rows.Padding is { } padding)
        {
            firsts = tensor(padding, dtype: ScalarType.Int64, device: device).view(-1, 1, 1, 1);
            Positions = (arange(start, start + count, dtype: ScalarType.Int64, device: device) - firsts.view(-1, 1)).clamp_min_(0);
        }
    }

    /// <summary>Gets the positions of the new tokens in their texts, int64, (B, T); null where all rows have those from <see cref="Start"/> on.</summary>
    public Tensor? Positions { get; }

    /// <summary>Gets the number of tokens before the new ones.</summary>
    public int Start => start;

    /// <summary>Gets the number of tokens with the new ones, L.</summary>
    public int End => start + count;

    /// <summary>Whether the new tokens are all there are, without padding: the triangle that libtorch's kernel knows by itself.</summary>
    public bool IsTriangle(int? window) => start == 0 && firsts is null && !Limits(window);

    /// <summary>What is added to the scores of a block: 0 where a token may see another one, else negative infinity.</summary>
    /// <param name="window">The tokens that are seen, itself included; null where there is no limit.</param>
    /// <returns>(1, 1, T, L) or (B, 1, T, L); null when all are seen.</returns>
    public Tensor? Mask(int? window)
    {
        var width = Limits(window) ? window!.Value : 0; // one mask for all blocks without a limit
        if (!masks.TryGetValue(width, out var mask))
        {
            masks.Add(width, mask = count == 1 && firsts is null && width == 0 ? null : Create(width));
        }

        return mask;
    }

    private bool Limits(int? window) => window < End;

    private Tensor Create(int window)
    {
        var queries = arange(start, End, dtype: ScalarType.Int64, device: device).view(1, 1, count, 1);
        var keys = arange(0, End, dtype: ScalarType.Int64, device: device).view(1, 1, 1, End);
        var hidden = keys > queries;
        if (window > 0)
        {
            hidden = hidden.logical_or(keys <= queries - window);
        }

        if (firsts is not null)
        {
            hidden = hidden.logical_or((keys < firsts).logical_and(keys != queries));
        }

        return zeros(hidden.shape, device: device).masked_fill_(hidden, Hidden);
    }
}
