using Microsoft.ML;

namespace NlpMlNet.Tokens;

/// <summary>The annotations of a column of sequences that are true of the padded column too.</summary>
internal static class SequenceAnnotations
{
    public static bool IsHandedOn(string kind) => kind is TokenTexts.Kind or TokenIdRanges.Kind;

    public static DataViewSchema.Annotations Of(DataViewSchema.Column column)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(column.Annotations, IsHandedOn);
        return builder.ToAnnotations();
    }
}
