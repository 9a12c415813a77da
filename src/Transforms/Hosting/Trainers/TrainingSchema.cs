using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>The part of the training data's schema that a model file keeps.</summary>
/// <remarks>
/// ML.NET stores a schema beside the model to know the type of the features and the names of the classes. The other
/// columns, and the names of perhaps a hundred thousand slots, would only make the file large and tell about the data.
/// </remarks>
internal static class TrainingSchema
{
    public static DataViewSchema Of(DataViewSchema schema, TrainingColumns columns)
    {
        var label = columns.Label.FindIn(schema);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(columns.Features.Name, columns.Features.FindIn(schema).Type);
        if (columns.Label.Name != columns.Features.Name)
        {
            builder.AddColumn(label.Name, label.Type, label.Annotations);
        }

        return builder.ToSchema();
    }
}
