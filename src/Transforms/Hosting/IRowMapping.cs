using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>What a transformer that adds columns to rows says of itself; <see cref="RowMappingAdapter"/> makes ML.NET's views and cursors of it.</summary>
internal interface IRowMapping : ICanSaveModel
{
    /// <summary>Gets the columns that are read.</summary>
    IReadOnlyList<ColumnRequirement> Inputs { get; }

    /// <summary>Gets why the step can't be converted to ONNX, where it is no <see cref="IOnnxStep"/>.</summary>
    string OnnxObstacle { get; }

    /// <summary>Names and types of the new columns, in order.</summary>
    DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input);

    /// <summary>Makes the getters of the given new columns, which may share what they compute.</summary>
    /// <param name="row">The row; its position moves on while the getters are in use.</param>
    /// <param name="outputs">The indices of the new columns.</param>
    IEnumerable<Delegate> MakeGetters(DataViewRow row, IReadOnlyList<int> outputs);
}
