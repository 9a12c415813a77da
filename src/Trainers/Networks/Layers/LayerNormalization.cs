using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Layer normalization: y = γ x̂ + β with x̂ = (z - μ) / σ, mean and deviation over the units of each row.</summary>
/// <remarks>Ba, Kiros and Hinton, Layer normalization, 2016. σ = √(variance + 1e-5). Padding columns hold 0 in z, x̂ and y.</remarks>
internal sealed class LayerNormalization
{
    private const float Epsilon = 1e-5f;

    private readonly BiasVector isUnit; // 1 for a unit, 0 for padding

    public LayerNormalization(int width, int stateCount)
    {
        Width = width;
        Gains = new BiasVector(width, stateCount);
        Shifts = new BiasVector(width, stateCount);
        isUnit = new BiasVector(width, 0);
        Gains.Values.Fill(1);
        isUnit.Values.Fill(1);
    }

    /// <summary>Gets all memory: γ, β and optimizer state.</summary>
    public IEnumerable<FloatBuffer> Buffers => [.. Gains.Buffers, .. Shifts.Buffers];

    /// <summary>Gets the number of units.</summary>
    public int Width { get; }

    /// <summary>Gets γ, at first 1.</summary>
    public BiasVector Gains { get; }

    /// <summary>Gets β, at first 0.</summary>
    public BiasVector Shifts { get; }

    public int ParameterCount => 2 * Width;

    /// <summary>Normalizes some rows.</summary>
    /// <param name="sums">In: z. Out: y.</param>
    /// <param name="normalized">Receives x̂; <see langword="null"/> where nothing is learnt.</param>
    /// <param name="scales">Receives 1 / σ of each row; empty where nothing is learnt.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The end of the rows.</param>
    public void Forward(PanelMatrix sums, PanelMatrix? normalized, Span<float> scales, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (mean, scale) = Moments(sums, row);
            for (var panel = 0; panel < sums.PanelCount; panel++)
            {
                var z = Row(sums, panel, row);
                var units = Vectors(isUnit, panel, z.Length);
                var gains = Vectors(Gains, panel, z.Length);
                var shifts = Vectors(Shifts, panel, z.Length);
                var kept = normalized is null ? [] : Row(normalized, panel, row);
                for (var i = 0; i < z.Length; i++)
                {
                    var x = (z[i] - Vector512.Create(mean)) * scale * units[i];
                    z[i] = (gains[i] * x) + shifts[i];
                    if (i < kept.Length)
                    {
                        kept[i] = x;
                    }
                }
            }

            if (normalized is not null)
            {
                scales[row] = scale;
            }
        }
    }

    /// <summary>∂L/∂z = (u - mean(u) - x̂ mean(u x̂)) / σ of a row, with u = γ ∂L/∂y.</summary>
    /// <param name="delta">In: ∂L/∂y. Out: ∂L/∂z.</param>
    /// <param name="normalized">x̂.</param>
    /// <param name="scale">1 / σ.</param>
    /// <param name="row">The row.</param>
    public void Backward(PanelMatrix delta, PanelMatrix normalized, float scale, int row)
    {
        Vector512<float> sum = default, along = default;
        for (var panel = 0; panel < delta.PanelCount; panel++)
        {
            var g = Row(delta, panel, row);
            var x = Row(normalized, panel, row);
            var gains = Vectors(Gains, panel, g.Length);
            for (var i = 0; i < g.Length; i++)
            {
                g[i] *= gains[i];
                sum += g[i];
                along += g[i] * x[i];
            }
        }

        Vector512<float> mean = Vector512.Create(Vector512.Sum(sum) / Width), slope = Vector512.Create(Vector512.Sum(along) / Width);
        for (var panel = 0; panel < delta.PanelCount; panel++)
        {
            var g = Row(delta, panel, row);
            var x = Row(normalized, panel, row);
            var units = Vectors(isUnit, panel, g.Length);
            for (var i = 0; i < g.Length; i++)
            {
                g[i] = (g[i] - mean - (x[i] * slope)) * scale * units[i];
            }
        }
    }

    public void CopyTo(Span<float> parameters)
    {
        Gains.Values.CopyTo(parameters);
        Shifts.Values.CopyTo(parameters[Width..]);
    }

    public void CopyFrom(ReadOnlySpan<float> parameters)
    {
        parameters[..Width].CopyTo(Gains.Values);
        parameters.Slice(Width, Width).CopyTo(Shifts.Values);
    }

    private static Span<Vector512<float>> Row(PanelMatrix matrix, int panel, int row) =>
        MemoryMarshal.Cast<float, Vector512<float>>(matrix.Rectangle(panel, row, row + 1));

    private static Span<Vector512<float>> Vectors(BiasVector values, int panel, int vectors) =>
        MemoryMarshal.Cast<float, Vector512<float>>(values.Part(panel, vectors * Vector512<float>.Count));

    private (float Mean, float Scale) Moments(PanelMatrix sums, int row)
    {
        Vector512<float> sum = default, squares = default;
        for (var panel = 0; panel < sums.PanelCount; panel++)
        {
            foreach (var z in Row(sums, panel, row))
            {
                sum += z;
            }
        }

        var mean = Vector512.Sum(sum) / Width;
        for (var panel = 0; panel < sums.PanelCount; panel++)
        {
            var z = Row(sums, panel, row);
            var units = Vectors(isUnit, panel, z.Length);
            for (var i = 0; i < z.Length; i++)
            {
                var distance = (z[i] - Vector512.Create(mean)) * units[i];
                squares += distance * distance;
            }
        }

        return (mean, 1 / MathF.Sqrt((Vector512.Sum(squares) / Width) + Epsilon));
    }
}
