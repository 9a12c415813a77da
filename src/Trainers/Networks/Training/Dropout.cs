using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Silences hidden units at random while training and scales the others up by 1 / (1 - p) (Srivastava et al., 2014).</summary>
/// <remarks>Whether a unit is silent follows from seed, step, layer, row and unit alone: never from who computes it.</remarks>
/// <param name="probability">p, in [0, 1).</param>
/// <param name="seed">The training's seed.</param>
internal sealed class Dropout(float probability, int seed)
{
    /// <summary>Masks activations and, for the way back, their derivatives.</summary>
    /// <param name="a">Activations of some rows of a panel.</param>
    /// <param name="derivative">f'(z) of the same, masked alike.</param>
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
        var random = new RandomStream(seed, purpose);
        var threshold = (ulong)(probability * (1 << 24));
        var scale = 1f / (1f - probability);
        for (var i = 0; i < a.Length; i++)
        {
            var factor = random.At((ulong)(firstElement + i)) >> 40 < threshold ? 0f : scale;
            a[i] *= factor;
            derivative[i] *= factor;
        }
    }
}
