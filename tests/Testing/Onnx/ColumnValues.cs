using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>The values of a column, scalar or vector alike.</summary>
public static class ColumnValues
{
    /// <summary>The values of each row; a scalar is one.</summary>
    public static T[][] Rows<T>(IDataView data, string column) => data.Schema[column].Type is VectorDataViewType
        ? [.. data.GetColumn<VBuffer<T>>(column).Select(row => row.DenseValues().ToArray())]
        : [.. data.GetColumn<T>(column).Select(value => new[] { value })];
}
