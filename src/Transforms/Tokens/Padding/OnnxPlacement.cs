using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tokens;

/// <summary><see cref="Placement"/> in ONNX, where all rows of a tensor have one length, T, which may change from tensor to tensor.</summary>
/// <remarks>Shapes: N rows, T positions, L positions of the result, W items a position.</remarks>
internal sealed class OnnxPlacement
{
    private readonly OnnxGraph graph;
    private readonly PadOrTruncateOptions options;
    private readonly long length; // L

    public OnnxPlacement(OnnxGraph graph, int length, PadOrTruncateOptions options)
    {
        (this.graph, this.length, this.options) = (graph, length, options);
        graph.RequireOperatorSet(10, "PadOrTruncate"); // Slice has positions as inputs since then
    }

    /// <summary>Writes the padded column, and on request the mask and the number of positions that stay.</summary>
    /// <param name="source">The column of the rows.</param>
    /// <param name="columns">The new columns, of which the padded one comes first.</param>
    public void Write(DataViewSchema.Column source, IReadOnlyList<DataViewSchema.DetachedColumn> columns)
    {
        var itemType = ((VectorDataViewType)source.Type).ItemType;
        var items = graph.Apply("Reshape", graph.Column(source.Name), graph.Numbers(0, -1, options.Width)); // (N, T, W)
        var padded = Place(items, graph.Padding(itemType), options.Width); // (N, L, W)
        Set(columns[0], options.Width == 1 ? Flatten(padded) : padded);
        if (columns.Count > 1)
        {
            WriteMask(items, columns);
        }
    }

    /// <summary>Puts a one where each position is: padded with zeros they are the mask, and their sum is the number of positions that stay.</summary>
    private void WriteMask(string items, IReadOnlyList<DataViewSchema.DetachedColumn> columns)
    {
        var shape = graph.Apply("Slice", graph.Apply("Shape", items), graph.Numbers(0), graph.Numbers(2)); // N, T
        var ones = graph.Apply("Expand", graph.Number(1), graph.Apply("Concat", [shape, graph.Numbers(1)], ("axis", 0))); // (N, T, 1)
        var mask = Flatten(Place(ones, graph.Number(0), width: 1)); // (N, L)
        if (options.MaskColumn is not null)
        {
            Set(columns[1], mask);
        }

        if (options.LengthColumn is not null)
        {
            Set(columns[^1], graph.Cast<int>(graph.Apply("ReduceSum", [mask], ("axes", new[] { 1L })))); // (N, 1)
        }
    }

    private string Place(string items, string padding, int width)
    {
        var kept = Keep(items, options.TruncateAt == SequenceSide.Beginning);
        var rows = graph.Apply("Slice", graph.Apply("Shape", items), graph.Numbers(0), graph.Numbers(1)); // N
        var shape = graph.Apply("Concat", [rows, graph.Numbers(length, width)], ("axis", 0));
        var filler = graph.Apply("Expand", padding, shape); // (N, L, W)
        var padsAtBeginning = options.PadAt == SequenceSide.Beginning;
        return Keep(graph.Apply("Concat", padsAtBeginning ? [filler, kept] : [kept, filler], ("axis", 1)), padsAtBeginning);
    }

    /// <summary>The first or the last L positions; all where there are fewer.</summary>
    private string Keep(string items, bool last) => graph.Apply(
        "Slice", items, graph.Numbers(last ? -length : 0), graph.Numbers(last ? long.MaxValue : length), graph.Numbers(1));

    private string Flatten(string padded) => graph.Apply("Reshape", padded, graph.Numbers(0, length));

    private void Set(DataViewSchema.DetachedColumn column, string tensor) => graph.SetColumn(column.Name, column.Type, tensor);
}
