namespace NlpMlNet.Numerics;

/// <summary>The left factor of a tile product: element (row r, step k of block b) lies at Start + r RowStride + k StepStride + b BlockStride.</summary>
/// <remarks>With the two inner strides exchanged the same panel is read as its transpose.</remarks>
internal readonly unsafe struct TileOperand(float* start, nint rowStride, nint stepStride, nint blockStride)
{
    public readonly float* Start = start;
    public readonly nint RowStride = rowStride;
    public readonly nint StepStride = stepStride;
    public readonly nint BlockStride = blockStride;
}
