using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

namespace NlpMlNet.Subwords;

/// <summary>One of the columns that the subword transformer makes.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Content">What it holds.</param>
internal sealed record SubwordColumn(string Name, SubwordColumnContent Content)
{
    /// <summary>The columns that the options ask for, the ids first.</summary>
    public static SubwordColumn[] ListOf(string idsColumn, SubwordOptions options) =>
    [
        .. new (string? Name, SubwordColumnContent Content)[]
        {
            (idsColumn, SubwordColumnContent.Ids),
            (options.TokensColumnName, SubwordColumnContent.Tokens),
            (options.AttentionMaskColumnName, SubwordColumnContent.AttentionMask),
            (options.TypeIdsColumnName, SubwordColumnContent.TypeIds),
            (options.CutTokensColumnName, SubwordColumnContent.CutTokens),
        }
        .Where(column => column.Name is not null)
        .Select(column => new SubwordColumn(column.Name!, column.Content)),
    ];

    /// <summary>The column's type.</summary>
    public DataViewType Type => Content switch
    {
        SubwordColumnContent.Tokens => new VectorDataViewType(TextDataViewType.Instance),
        SubwordColumnContent.CutTokens => NumberDataViewType.Int32,
        _ => new VectorDataViewType(NumberDataViewType.Int32),
    };

    /// <summary>The promise of the column.</summary>
    public SchemaShape.Column Shape => Content switch
    {
        SubwordColumnContent.Ids => ColumnShape.WithAnnotations(
            ColumnShape.VariableVector(Name, NumberDataViewType.Int32),
            ColumnShape.Vector(TokenTexts.Kind, TextDataViewType.Instance)),
        SubwordColumnContent.Tokens => ColumnShape.VariableVector(Name, TextDataViewType.Instance),
        SubwordColumnContent.CutTokens => ColumnShape.Scalar(Name, NumberDataViewType.Int32),
        _ => ColumnShape.VariableVector(Name, NumberDataViewType.Int32),
    };
}
