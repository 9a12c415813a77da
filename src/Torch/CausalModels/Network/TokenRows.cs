using System.Numerics.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

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
        return new TokenRows(Fill(rows, width, device, row => padding[row]), Array.Exists(padding, places => places > 0) ? padding : null);
    }

    /// <summary>Puts rows side by side so that all begin at the same place: what fills them behind is seen by no token of theirs.</summary>
    /// <param name="rows">The ids of each row.</param>
    /// <param name="device">Where they are needed.</param>
    public static TokenRows CreateFilledBehind(IReadOnlyList<ReadOnlyMemory<int>> rows, Device device) =>
        new(Fill(rows, rows.Max(row => row.Length), device, _ => 0), Padding: null);

    private static Tensor Fill(IReadOnlyList<ReadOnlyMemory<int>> rows, int width, Device device, Func<int, int> start)
    {
        var ids = new long[rows.Count * width]; // which id fills a row doesn't matter
        for (var row = 0; row < rows.Count; row++)
        {
            TensorPrimitives.ConvertTruncating<int, long>(rows[row].Span, ids.AsSpan((row * width) + start(row)));
        }

        return tensor(ids, [rows.Count, width], device: device);
    }
}
