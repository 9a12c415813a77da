using System.Numerics;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Turns queries and keys by their positions, so that their products depend on how far they are apart (Su et al. 2021).</summary>
/// <remarks>
/// Component i and component i + K / 2 are a pair, (a, b); at position p it becomes (a cos pφ_i - b sin pφ_i, b cos pφ_i + a sin pφ_i).
/// The table has the cosines of both halves, and the sines, those of the first half negative.
/// </remarks>
internal sealed class RotaryTable : IDisposable
{
    private const int FewestRows = 256;

    private readonly double[] angles;
    private readonly double magnitude;
    private readonly Device device;
    private readonly Lock filling = new();
    private readonly List<Tensor> made = []; // calls under way may use smaller tables
    private (Tensor Cosines, Tensor Sines)? table; // (rows, K) each

    /// <summary>Initializes a new instance of the <see cref="RotaryTable"/> class.</summary>
    /// <param name="settings">The angles.</param>
    /// <param name="headSize">K.</param>
    /// <param name="device">Where the tables are needed.</param>
    public RotaryTable(RotarySettings settings, int headSize, Device device) =>
        (angles, magnitude, this.device) = (settings.Angles(headSize), settings.Magnitude, device);

    /// <summary>The cosines and sines of positions.</summary>
    /// <param name="positions">Positions of each row, int64, (B, T); null where all rows have those from <paramref name="start"/> on.</param>
    /// <param name="start">The first position, where all rows have the same.</param>
    /// <param name="end">Where the positions end: above the highest.</param>
    /// <returns>(T, K) each, or (B, 1, T, K).</returns>
    public (Tensor Cosines, Tensor Sines) Rows(Tensor? positions, int start, int end)
    {
        var (cosines, sines) = TableOf(end);
        return (Rows(cosines), Rows(sines));

        Tensor Rows(Tensor all) => positions is null
            ? all.narrow(0, start, end - start)
            : all.index_select(0, positions.flatten()).view(positions.shape[0], 1, positions.shape[1], all.shape[1]);
    }

    /// <summary>Turns vectors.</summary>
    /// <param name="x">(B, H, T, K).</param>
    /// <param name="rows">From <see cref="Rows"/>.</param>
    /// <returns>(B, H, T, K).</returns>
    public static Tensor Turn(Tensor x, (Tensor Cosines, Tensor Sines) rows) =>
        (x * rows.Cosines).add_(x.roll(x.shape[^1] / 2, -1) * rows.Sines);

    /// <inheritdoc/>
    public void Dispose() => made.ForEach(one => one.Dispose());

    private (Tensor Cosines, Tensor Sines) TableOf(int rows)
    {
        lock (filling)
        {
            if (table is not { } present || present.Cosines.shape[0] < rows)
            {
                table = present = Create(Math.Max(FewestRows, (int)BitOperations.RoundUpToPowerOf2((uint)rows)));
                made.AddRange([present.Cosines, present.Sines]);
            }

            return present;
        }
    }

    private (Tensor Cosines, Tensor Sines) Create(int rows)
    {
        var (half, width) = (angles.Length, 2 * angles.Length);
        var (cosine, sine) = (new float[rows * width], new float[rows * width]);
        for (var position = 0; position < rows; position++)
        {
            for (var i = 0; i < half; i++)
            {
                var (s, c) = Math.SinCos(position * angles[i]);
                var place = (position * width) + i;
                cosine[place] = cosine[place + half] = (float)(c * magnitude);
                sine[place + half] = (float)(s * magnitude);
                sine[place] = -sine[place + half];
            }
        }

        return (Kept(cosine), Kept(sine));

        Tensor Kept(float[] values) => tensor(values, [rows, width], device: device).DetachFromDisposeScope();
    }
}
