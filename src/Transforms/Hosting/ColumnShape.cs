using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Columns that an estimator promises before it is fitted.</summary>
public static class ColumnShape
{
    /// <summary>A scalar column.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">The type of its values.</param>
    /// <returns>The promise.</returns>
    public static SchemaShape.Column Scalar(string name, PrimitiveDataViewType type) =>
        new(name, SchemaShape.Column.VectorKind.Scalar, type, isKey: false);

    /// <summary>A vector column of known size.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="itemType">The type of the items.</param>
    /// <param name="slotNames">Whether the slots have names.</param>
    /// <returns>The promise.</returns>
    public static SchemaShape.Column Vector(string name, PrimitiveDataViewType itemType, bool slotNames = false) =>
        new(name, SchemaShape.Column.VectorKind.Vector, itemType, isKey: false, slotNames ? SlotNames : null);

    /// <summary>A vector column whose size changes from row to row.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="itemType">The type of the items.</param>
    /// <returns>The promise.</returns>
    public static SchemaShape.Column VariableVector(string name, PrimitiveDataViewType itemType) =>
        new(name, SchemaShape.Column.VectorKind.VariableVector, itemType, isKey: false);

    /// <summary>The same column with more annotations.</summary>
    /// <param name="column">The column.</param>
    /// <param name="annotations">The annotations, named by their kinds; those of the column with the same names give way.</param>
    /// <returns>The promise.</returns>
    public static SchemaShape.Column WithAnnotations(SchemaShape.Column column, params SchemaShape.Column[] annotations)
    {
        var others = column.Annotations.ExceptBy(annotations.Select(annotation => annotation.Name), annotation => annotation.Name);
        return new(column.Name, column.Kind, column.ItemType, column.IsKey, new SchemaShape(others.Concat(annotations)));
    }

    private static SchemaShape SlotNames { get; } = new([Vector(AnnotationUtils.Kinds.SlotNames, TextDataViewType.Instance)]);
}
