using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Benchmarks;

/// <summary>A text's vector, brought to the length 1, and its class.</summary>
internal sealed class VectorRow
{
    public float[] Features { get; set; } = [];

    public string Label { get; set; } = string.Empty;

    public static VectorRow[] Read(IDataView view) =>
        [.. view.GetColumn<float[]>("Features").Zip(view.GetColumn<string>("label"), (features, label) => new VectorRow { Features = Normalize(features), Label = label })];

    public static IDataView ToView(MLContext context, IReadOnlyCollection<VectorRow> rows)
    {
        var definition = SchemaDefinition.Create(typeof(VectorRow));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.First().Features.Length);
        return context.Data.LoadFromEnumerable(rows, definition);
    }

    private static float[] Normalize(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }
}
