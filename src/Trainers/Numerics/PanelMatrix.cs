namespace NlpMlNet.Numerics;

/// <summary>A matrix cut into panels of 32 columns, each panel's rows lying one after the other.</summary>
/// <remarks>
/// A product reads its operands panel by panel, so that what one step of the kernel needs is contiguous and no packing
/// copies are made. Columns are padded to a multiple of 16 (the last panel may be 16 wide) and rows to a multiple of 8.
/// Padding columns hold zeros and every operation keeps them so; padding rows may hold anything and are never summed.
/// Each panel is followed by eight unused rows, which keep equal rows of neighbouring panels out of the same cache sets.
/// </remarks>
internal sealed unsafe class PanelMatrix
{
    public const int PanelWidth = 32;
    public const int NarrowWidth = 16;
    public const int TileRows = 8;

    private readonly FloatBuffer buffer;

    public PanelMatrix(int rows, int columns)
        : this(rows, columns, new FloatBuffer(LengthOf(rows, columns)))
    {
    }

    /// <summary>Initializes a matrix in memory that is there; padding columns hold what they held.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="buffer">At least <see cref="LengthOf"/> floats.</param>
    public PanelMatrix(int rows, int columns, FloatBuffer buffer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, LengthOf(rows, columns), nameof(buffer));
        Rows = rows;
        Columns = columns;
        PanelCount = (columns + PanelWidth - 1) / PanelWidth;
        PanelStride = StrideOf(rows);
        this.buffer = buffer;
    }

    /// <summary>Gets the memory, padding included.</summary>
    public FloatBuffer Buffer => buffer;

    public int Rows { get; }

    public int Columns { get; }

    public int PanelCount { get; }

    /// <summary>Gets the distance between two panels, in floats.</summary>
    public nint PanelStride { get; }

    public float this[int row, int column]
    {
        get => *At(row, column);
        set => *At(row, column) = value;
    }

    /// <summary>The floats that a matrix takes.</summary>
    public static long LengthOf(int rows, int columns) => (long)StrideOf(rows) * ((columns + PanelWidth - 1) / PanelWidth);

    public static int PaddedColumns(int columns) => (columns + NarrowWidth - 1) / NarrowWidth * NarrowWidth;

    /// <summary>The width of a panel as stored: 32, or 16 for a last panel with at most 16 columns.</summary>
    public int WidthOf(int panel) =>
        Columns - (panel * PanelWidth) <= NarrowWidth ? NarrowWidth : PanelWidth;

    /// <summary>The number of columns of a panel that are not padding.</summary>
    public int ColumnsOf(int panel) => Math.Min(PanelWidth, Columns - (panel * PanelWidth));

    public float* Panel(int panel) => buffer.Pointer + (panel * PanelStride);

    public float* Row(int panel, int row) => Panel(panel) + ((nint)row * WidthOf(panel));

    /// <summary>The stored floats of some rows of one panel.</summary>
    public Span<float> Rectangle(int panel, int fromRow, int toRow) =>
        new(Row(panel, fromRow), (toRow - fromRow) * WidthOf(panel));

    private static nint StrideOf(int rows) => (((nint)(rows + TileRows - 1) / TileRows * TileRows) + TileRows) * PanelWidth;

    /// <summary>Sets some rows to zero, padding included.</summary>
    public void Clear(int fromRow, int toRow)
    {
        for (var panel = 0; panel < PanelCount; panel++)
        {
            Rectangle(panel, fromRow, toRow).Clear();
        }
    }

    private float* At(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns);
        return Row(column / PanelWidth, row) + (column % PanelWidth);
    }
}
