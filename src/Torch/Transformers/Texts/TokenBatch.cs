using System.Numerics.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NlpMlNet.Transformers;

/// <summary>Texts as a network reads them: B texts, padded behind to T tokens.</summary>
/// <param name="Ids">Token ids, int64, (B, T).</param>
/// <param name="Types">Which text of a pair a token belongs to, int64, (B, T); null when all belong to the first.</param>
/// <param name="Mask">Which tokens are there.</param>
internal sealed record TokenBatch(Tensor Ids, Tensor? Types, AttentionMask Mask)
{
    /// <summary>Puts texts side by side, padded to the longest.</summary>
    /// <param name="texts">The texts; at least one.</param>
    /// <param name="paddingId">The id of padding.</param>
    /// <param name="device">Where the batch is needed.</param>
    public static TokenBatch Create(IReadOnlyList<EncodedText> texts, int paddingId, Device device)
    {
        var lengths = texts.Select(text => text.Length).ToArray();
        var width = lengths.Max();
        long[] shape = [texts.Count, width];
        var ids = new long[texts.Count * width];
        var types = texts.Any(text => text.Types is not null) ? new long[ids.Length] : null;
        ids.AsSpan().Fill(paddingId);
        for (var text = 0; text < texts.Count; text++)
        {
            TensorPrimitives.ConvertTruncating<int, long>(texts[text].Ids, ids.AsSpan(text * width));
            if (types is not null && texts[text].Types is { } own)
            {
                TensorPrimitives.ConvertTruncating<int, long>(own, types.AsSpan(text * width));
            }
        }

        return new TokenBatch(
            tensor(ids, shape, device: device),
            types is null ? null : tensor(types, shape, device: device),
            AttentionMask.OfTexts(lengths, width, device));
    }
}
