using System.Buffers;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads a matrix whose columns are wanted as rows.</summary>
internal static class TransposedReading
{
    // As many rows of the file as fill a cache line of the destination, and more where they are short.
    private const int FewestRows = 16;
    private const int FloatsAtOnce = 1 << 16;

    /// <summary>Reads an (m, n) tensor as (n, m), row-major.</summary>
    public static void Read(ITensorFile file, StoredTensor tensor, Span<float> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        var (rows, columns) = (checked((int)tensor.Shape[0]), checked((int)tensor.Shape[1]));
        var rowsAtOnce = Math.Min(rows, Math.Max(FewestRows, FloatsAtOnce / columns));
        var values = ArrayPool<float>.Shared.Rent(checked(rowsAtOnce * columns));
        try
        {
            for (var row = 0; row < rows; row += rowsAtOnce)
            {
                var count = Math.Min(rowsAtOnce, rows - row);
                file.Read(tensor, (long)row * columns, values.AsSpan(0, count * columns));
                Scatter(values, count, columns, destination[row..], rows);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
        }
    }

    private static void Scatter(ReadOnlySpan<float> values, int count, int columns, Span<float> destination, int rows)
    {
        for (var column = 0; column < columns; column++)
        {
            var target = destination.Slice(column * rows, count);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = values[(i * columns) + column];
            }
        }
    }
}
