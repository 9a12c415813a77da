using Microsoft.ML;

namespace NlpMlNet.Testing;

/// <summary>A schema as text: a line a column with its kind, type and annotations.</summary>
public static class SchemaDescription
{
    public static string Of(SchemaShape schema) => string.Join('\n', schema.OrderBy(column => column.Name, StringComparer.Ordinal).Select(Describe));

    private static string Describe(SchemaShape.Column column)
    {
        var annotations = column.Annotations.Select(annotation => $"{annotation.Name}: {annotation.Kind} {annotation.ItemType}");
        return $"{column.Name}: {column.Kind} {column.ItemType}{(column.IsKey ? " key" : "")} "
            + $"[{string.Join(", ", annotations.Order(StringComparer.Ordinal))}]";
    }
}
