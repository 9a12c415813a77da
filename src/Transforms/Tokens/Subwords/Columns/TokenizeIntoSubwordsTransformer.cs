using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

[assembly: ModelComponent(typeof(TokenizeIntoSubwordsTransformer), "NlpMlNet.Subwords")]

namespace NlpMlNet.Tokens;

/// <summary>
/// Adds a column with the ids of each text's subwords, a Vector&lt;Int32&gt; of the text's own length, and others on request.
/// </summary>
/// <remarks>
/// The column's annotation <see cref="TokenTexts"/> says which id is which token. The tokenizer is saved with the model. A missing text
/// counts as an empty one.
/// </remarks>
public sealed class TokenizeIntoSubwordsTransformer
    : RowTransformer<TokenizeIntoSubwordsTransformer>, IModelComponent<TokenizeIntoSubwordsTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly SubwordOptions options;
    private readonly SubwordColumn[] columns;
    private readonly DataViewSchema.Annotations annotations;
    private readonly ConditionalWeakTable<DataViewRow, RowSubwords> rows = [];

    internal TokenizeIntoSubwordsTransformer(
        IHostEnvironment env, string outputColumn, string inputColumn, SubwordTokenizer tokenizer, SubwordOptions options)
        : base(env, Requirements(inputColumn, options))
    {
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
        Tokenizer = tokenizer;
        columns = SubwordColumn.ListOf(outputColumn, options);
        annotations = TokenTexts.Annotate(tokenizer.Texts);
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("SUBWORDS", "NlpMlNet.Subwords");

    /// <summary>Gets the tokenizer.</summary>
    public SubwordTokenizer Tokenizer { get; }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer.</returns>
    public static TokenizeIntoSubwordsTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var outputColumn = reader.ReadString();
        var inputColumn = reader.ReadString();
        var options = SavedSubwordOptions.Load(reader);
        return new TokenizeIntoSubwordsTransformer(env, outputColumn, inputColumn, SubwordTokenizer.Load(reader), options);
    }

    /// <summary>Writes column names, options and tokenizer.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(outputColumn);
        writer.Write(inputColumn);
        SavedSubwordOptions.Save(options, writer);
        Tokenizer.Save(writer);
    }

    /// <summary>The columns that are read.</summary>
    internal static ColumnRequirement[] Requirements(string inputColumn, SubwordOptions options) =>
        options.SecondInputColumnName is { } second
            ? [ColumnRequirement.Text(inputColumn), ColumnRequirement.Text(second)]
            : [ColumnRequirement.Text(inputColumn)];

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [.. columns.Select(column => new DataViewSchema.DetachedColumn(
            column.Name, column.Type, column.Content == SubwordColumnContent.Ids ? annotations : null))];

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        // The columns of one row share its encoding.
        var row = rows.GetValue(input, MakeRow);
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTokens = (ref VBuffer<ReadOnlyMemory<char>> tokens) =>
            Fill(ref tokens, row.Encode().Ids, id => Tokenizer.TokenAt(id).AsMemory());
        ValueGetter<int> getCutTokens = (ref int count) => count = row.Encode().CutTokenCount;
        return columns[output].Content switch
        {
            SubwordColumnContent.Ids => Numbers(encoding => encoding.Ids),
            SubwordColumnContent.Tokens => getTokens,
            SubwordColumnContent.AttentionMask => Numbers(encoding => encoding.AttentionMask),
            SubwordColumnContent.TypeIds => Numbers(encoding => encoding.TypeIds),
            _ => getCutTokens,
        };

        ValueGetter<VBuffer<int>> Numbers(Func<SubwordEncoding, int[]> choose) =>
            (ref VBuffer<int> numbers) => Fill(ref numbers, choose(row.Encode()), number => number);
    }

    private RowSubwords MakeRow(DataViewRow input) => new(
        Tokenizer,
        options.Encoding,
        GetInput<ReadOnlyMemory<char>>(input, 0),
        options.SecondInputColumnName is null ? null : GetInput<ReadOnlyMemory<char>>(input, 1));

    private static void Fill<T>(ref VBuffer<T> destination, int[] values, Func<int, T> convert)
    {
        var editor = VBufferEditor.Create(ref destination, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            editor.Values[i] = convert(values[i]);
        }

        destination = editor.Commit();
    }
}
