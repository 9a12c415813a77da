using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Subwords;
using NlpMlNet.Tokens;

[assembly: ModelComponent(typeof(TokenizeIntoSubwordsTransformer), "NlpMlNet.Subwords")]

namespace NlpMlNet.Subwords;

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
    internal override string OnnxObstacle => "ONNX has no operator that splits words into subwords";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [.. columns.Select(column => new DataViewSchema.DetachedColumn(
            column.Name, column.Type, column.Content == SubwordColumnContent.Ids ? annotations : null))];

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output)
    {
        // The columns of one row share its encoding.
        var row = rows.GetValue(input, MakeRow);
        ValueGetter<VBuffer<int>> getIds = (ref VBuffer<int> ids) => Copy(row.Encode().Ids, ref ids);
        ValueGetter<VBuffer<int>> getTypeIds = (ref VBuffer<int> ids) => Copy(row.Encode().TypeIds, ref ids);
        ValueGetter<int> getCutTokens = (ref int count) => count = row.Encode().CutTokenCount;
        return columns[output].Content switch
        {
            SubwordColumnContent.Ids => getIds,
            SubwordColumnContent.Tokens => GetTokens(row),
            SubwordColumnContent.AttentionMask => GetMask(row),
            SubwordColumnContent.TypeIds => getTypeIds,
            _ => getCutTokens,
        };
    }

    private RowSubwords MakeRow(DataViewRow input) => new(
        new SubwordEncoder(Tokenizer, options.Encoding),
        GetInput<ReadOnlyMemory<char>>(input, 0),
        options.SecondInputColumnName is null ? null : GetInput<ReadOnlyMemory<char>>(input, 1));

    private ValueGetter<VBuffer<ReadOnlyMemory<char>>> GetTokens(RowSubwords row) => (ref VBuffer<ReadOnlyMemory<char>> tokens) =>
    {
        var ids = row.Encode().Ids;
        var editor = VBufferEditor.Create(ref tokens, ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            editor.Values[i] = Tokenizer.TokenAt(ids[i]).AsMemory();
        }

        tokens = editor.Commit();
    };

    private static ValueGetter<VBuffer<int>> GetMask(RowSubwords row) => (ref VBuffer<int> mask) =>
    {
        var editor = VBufferEditor.Create(ref mask, row.Encode().Ids.Length);
        editor.Values.Fill(1);
        mask = editor.Commit();
    };

    private static void Copy(ReadOnlySpan<int> values, ref VBuffer<int> destination)
    {
        var editor = VBufferEditor.Create(ref destination, values.Length);
        values.CopyTo(editor.Values);
        destination = editor.Commit();
    }
}
