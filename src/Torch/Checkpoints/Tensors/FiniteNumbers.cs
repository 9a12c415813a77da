using System.Numerics.Tensors;

namespace NlpMlNet.Checkpoints;

/// <summary>Finds NaN and infinity among weights or outputs, as a damaged file or a training that diverged leaves them.</summary>
internal static class FiniteNumbers
{
    /// <summary>Finds the first one.</summary>
    /// <returns>Its index; <see langword="null"/> when all are finite.</returns>
    public static int? FindFault(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty || TensorPrimitives.IsFiniteAll(values))
        {
            return null;
        }

        var place = 0;
        while (float.IsFinite(values[place]))
        {
            place++;
        }

        return place;
    }

    /// <summary>Writes such a value.</summary>
    public static string Show(float value) => float.IsNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
}
