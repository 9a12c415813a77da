namespace NlpMlNet.Numerics;

/// <summary>The two products of backpropagation on panelled matrices.</summary>
internal static unsafe class MatrixProduct
{
    private const int PanelsPerPass = 8; // 8 x 32 rows of a 32-wide panel of B: 32 KiB, a first-level cache

    /// <summary>C += A B for the rows of some tiles.</summary>
    /// <param name="a">(rows, K).</param>
    /// <param name="b">(K, N).</param>
    /// <param name="c">(rows, N).</param>
    /// <param name="fromRow">First row, a multiple of 8.</param>
    /// <param name="toRow">End of the rows; the last tile is computed whole, into padding.</param>
    public static void Add(PanelMatrix a, PanelMatrix b, PanelMatrix c, int fromRow, int toRow)
    {
        var wholePanels = a.Columns / PanelMatrix.PanelWidth;
        for (var panel = 0; panel < wholePanels; panel += PanelsPerPass)
        {
            AddPanels(a, b, c, fromRow, toRow, panel, Math.Min(PanelsPerPass, wholePanels - panel), PanelMatrix.PanelWidth);
        }

        var rest = a.Columns - (wholePanels * PanelMatrix.PanelWidth);
        if (rest > 0)
        {
            AddPanels(a, b, c, fromRow, toRow, wholePanels, 1, rest);
        }
    }

    /// <summary>Computes one tile-row-block of AᵀB: the block belonging to one panel of A and one panel of B.</summary>
    /// <param name="a">(rows, K).</param>
    /// <param name="aPanel">The panel of A: up to 32 rows of the result.</param>
    /// <param name="b">(rows, N).</param>
    /// <param name="bPanel">The panel of B: up to 32 columns of the result.</param>
    /// <param name="rows">The rows to sum over.</param>
    /// <param name="block">The result, (columns of the A panel rounded up to 8) rows of the B panel's width; overwritten.</param>
    public static void TransposedBlock(PanelMatrix a, int aPanel, PanelMatrix b, int bPanel, int rows, float* block)
    {
        var width = b.WidthOf(bPanel);
        var aWidth = a.WidthOf(aPanel);
        for (var i = 0; i < a.ColumnsOf(aPanel); i += PanelMatrix.TileRows)
        {
            var tile = block + (i * width);
            new Span<float>(tile, PanelMatrix.TileRows * width).Clear();
            TileKernel.Add(width, 1, rows, new TileOperand(a.Panel(aPanel) + i, 1, aWidth, 0), b.Panel(bPanel), tile);
        }
    }

    private static void AddPanels(
        PanelMatrix a, PanelMatrix b, PanelMatrix c, int fromRow, int toRow, int firstPanel, int panels, int steps)
    {
        for (var target = 0; target < c.PanelCount; target++)
        {
            var bStart = b.Row(target, firstPanel * PanelMatrix.PanelWidth);
            for (var row = fromRow; row < toRow; row += PanelMatrix.TileRows)
            {
                var left = new TileOperand(a.Row(firstPanel, row), a.WidthOf(firstPanel), 1, a.PanelStride);
                TileKernel.Add(c.WidthOf(target), panels, steps, left, bStart, c.Row(target, row));
            }
        }
    }
}
