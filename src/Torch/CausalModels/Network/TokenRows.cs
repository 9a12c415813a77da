using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>The next tokens of several rows, as a network reads them: B rows of T tokens, shorter ones padded in front.</summary>
/// <param name="Ids">Token ids, int64, (B, T).</param>
/// <param name="Padding">The number of places before each row's first token, counted from the first of all; null when no row has any.</param>
internal sealed record TokenRows(Tensor Ids, int[]? Padding)
{
    /// <summary>Puts rows side by side so that all end at the same place.</summary>
    /// <param name="rows">The ids of each row.</param>
    /// <param name="device">Where they are needed.</param>
    public static TokenRows Create(IReadOnlyList<ReadOnlyMemory<int>> rows, Device device)
    {
        var width = rows.Max(row => row.Length);
        var padding = rows.Select(row => width - row.Length).ToArray();
        var ids = new long[rows.Count * width]; // the id of padding doesn't matter: no token sees it
        for (var row = 0; row < rows.Count; row++)
        {
            System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<int, long>(rows[row].Span, ids.AsSpan((row * width) + padding[row]));
        }

        return new TokenRows(tensor(ids, [rows.Count, width], device: device), Array.Exists(padding, places => places > 0) ? padding : null);
    }
}
