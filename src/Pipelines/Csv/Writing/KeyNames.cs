using System.Globalization;
using Microsoft.ML.Data;

namespace NlpMlNet.Csv;

/// <summary>The names of a key column's values.</summary>
internal static class KeyNames
{
    private const string Annotation = "KeyValues";

    /// <summary>Gets the names, in the order of the keys from 1; <see langword="null"/> for keys without names.</summary>
    public static string[]? Of(Microsoft.ML.DataViewSchema.Column column)
    {
        var names = column.Annotations.Schema.GetColumnOrNull(Annotation);
        return (names?.Type as VectorDataViewType)?.ItemType.RawType switch
        {
            null => null,
            var type when type == typeof(ReadOnlyMemory<char>) => Read<ReadOnlyMemory<char>>(column, name => name.ToString()),
            var type when type == typeof(float) => Read<float>(column, name => name.ToString(CultureInfo.InvariantCulture)),
            var type when type == typeof(double) => Read<double>(column, name => name.ToString(CultureInfo.InvariantCulture)),
            var type when type == typeof(bool) => Read<bool>(column, name => name ? "true" : "false"),
            var type when type == typeof(int) => Read<int>(column, name => name.ToString(CultureInfo.InvariantCulture)),
            var type when type == typeof(long) => Read<long>(column, name => name.ToString(CultureInfo.InvariantCulture)),
            var type when type == typeof(uint) => Read<uint>(column, name => name.ToString(CultureInfo.InvariantCulture)),
            var type when type == typeof(ulong) => Read<ulong>(column, name => name.ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private static string[] Read<T>(Microsoft.ML.DataViewSchema.Column column, Func<T, string> show)
    {
        var names = default(VBuffer<T>);
        column.Annotations.GetValue(Annotation, ref names);
        return [.. names.DenseValues().Select(show)];
    }
}
