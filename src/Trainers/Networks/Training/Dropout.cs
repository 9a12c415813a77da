using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Silences hidden units at random while training and scales the others up by 1 / (1 - p) (Srivastava et al., 2014).</summary>
/// <remarks>Whether a unit is silent follows from seed, step, layer, row and unit alone: never from who computes it.</remarks>
/// <param name="probability">p, in [0, 1).</param>
/// <param name="seed">The training's seed.</param>
internal sealed class Dropout(float probability, int seed)
{
    private readonly uint threshold = (uint)(probability * (1 << 24));
    private readonly float scale = 1f / (1f - probability);

    /// <summary>Masks activations and, for the way back, their derivatives.</summary>
    /// <param name="a">Activations of some rows of a panel; their number is a multiple of 16.</param>
    /// <param name="derivative">f'(z) of the same, masked alike; empty where it isn't wanted.</param>
    /// <param name="step">The step's number.</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="panel">The panel's number.</param>
    /// <param name="firstElement">The rectangle's start within the panel.</param>
    public void Apply(Span<float> a, Span<float> derivative, long step, int layer, int panel, int firstElement)
    {
        if (probability == 0)
        {
            return;
        }

        var purpose = RandomPurpose.Dropout + ((ulong)step << 24) + ((ulong)layer << 16) + (ulong)panel;
        var random = new RandomStream(seed, purpose).VectorsFrom((ulong)firstElement);
        var values = MemoryMarshal.Cast<float, Vector512<float>>(a);
        var slopes = MemoryMarshal.Cast<float, Vector512<float>>(derivative);
        for (var i = 0; i < values.Length; i++)
        {
            var numbers = Vector512.Narrow(random.Next() >> 40, random.Next() >> 40);
            var isSilent = Vector512.LessThan(numbers, Vector512.Create(threshold)).AsSingle();
            var factor = Vector512.ConditionalSelect(isSilent, Vector512<float>.Zero, Vector512.Create(scale));
            values[i] *= factor;
            if (i < slopes.Length)
            {
                slopes[i] *= factor;
            }
        }
    }
}
