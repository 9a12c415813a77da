using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>A column that a component reads: its name and the types that it accepts.</summary>
/// <remarks>Use the factory methods: <see cref="Text"/>, <see cref="Scalar"/>, <see cref="Vector"/>, <see cref="VectorOfAny"/>, <see cref="Key"/>.</remarks>
public sealed class ColumnRequirement
{
    private readonly Func<SchemaShape.Column, bool> accepts;

    private ColumnRequirement(string name, string expected, Func<SchemaShape.Column, bool> accepts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Expected = expected;
        this.accepts = accepts;
    }

    /// <summary>Gets the name of the column.</summary>
    public string Name { get; }

    /// <summary>Gets the accepted types in words, for error messages.</summary>
    public string Expected { get; }

    /// <summary>A scalar text column.</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>The requirement.</returns>
    public static ColumnRequirement Text(string name) => Scalar(name, TextDataViewType.Instance);

    /// <summary>A scalar column of one primitive type.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">The type of its values.</param>
    /// <returns>The requirement.</returns>
    public static ColumnRequirement Scalar(string name, PrimitiveDataViewType type) => new(
        name,
        type.ToString()!,
        column => column.Kind == SchemaShape.Column.VectorKind.Scalar && !column.IsKey && column.ItemType.Equals(type));

    /// <summary>A vector column of known size whose items have one primitive type.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="itemType">The type of the items.</param>
    /// <param name="variableSize">Whether vectors whose size changes from row to row are accepted too.</param>
    /// <returns>The requirement.</returns>
    public static ColumnRequirement Vector(string name, PrimitiveDataViewType itemType, bool variableSize = false) => new(
        name,
        variableSize ? $"Vector<{itemType}> of any size" : $"Vector<{itemType}> of known size",
        column => column.Kind != SchemaShape.Column.VectorKind.Scalar
            && (variableSize || column.Kind == SchemaShape.Column.VectorKind.Vector)
            && !column.IsKey
            && column.ItemType.Equals(itemType));

    /// <summary>A vector column of any size whose items have one of several primitive types.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="itemTypes">The accepted types of the items.</param>
    /// <returns>The requirement.</returns>
    public static ColumnRequirement VectorOfAny(string name, params PrimitiveDataViewType[] itemTypes) => new(
        name,
        $"{string.Join(" or ", itemTypes.Select(type => $"Vector<{type}>"))} of any size",
        column => column.Kind != SchemaShape.Column.VectorKind.Scalar && !column.IsKey && itemTypes.Contains(column.ItemType));

    /// <summary>A scalar key column (ML.NET's categories, as <c>MapValueToKey</c> makes them).</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>The requirement.</returns>
    public static ColumnRequirement Key(string name) => new(
        name,
        "Key<UInt32> (see Transforms.Conversion.MapValueToKey)",
        column => column.Kind == SchemaShape.Column.VectorKind.Scalar && column.IsKey && column.ItemType.Equals(NumberDataViewType.UInt32));

    /// <summary>Finds the column in a promised schema.</summary>
    /// <param name="schema">The columns that there will be.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or has another type than expected.</exception>
    public SchemaShape.Column FindIn(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (!schema.TryFindColumn(Name, out var column))
        {
            throw Missing(schema.Select(c => c.Name));
        }

        return accepts(column) ? column : throw Mismatch(column.GetTypeString());
    }

    /// <summary>Finds the column in an actual schema.</summary>
    /// <param name="schema">The columns that there are.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or has another type than expected.</exception>
    public DataViewSchema.Column FindIn(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var column = schema.GetColumnOrNull(Name) ?? throw Missing(schema.Where(c => !c.IsHidden).Select(c => c.Name));
        SchemaShape.GetColumnTypeShape(column.Type, out var kind, out var itemType, out var isKey);
        return accepts(new SchemaShape.Column(Name, kind, itemType, isKey)) ? column : throw Mismatch(column.Type.ToString()!);
    }

    private ArgumentOutOfRangeException Missing(IEnumerable<string> present) => new(
        paramName: null, $"Could not find input column '{Name}' (expected {Expected}). The data has these columns: {string.Join(", ", present)}.");

    private ArgumentOutOfRangeException Mismatch(string found) => new(
        paramName: null, $"Schema mismatch for input column '{Name}': expected {Expected}, got {found}.");
}
