using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Subwords;

/// <summary>Turns a text column into the ids of its subwords; there is nothing to learn.</summary>
/// <remarks>Made by <see cref="SubwordCatalogExtensions.TokenizeIntoSubwords"/>.</remarks>
public sealed class TokenizeIntoSubwordsEstimator : RowEstimator<TokenizeIntoSubwordsTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly SubwordTokenizer tokenizer;
    private readonly SubwordOptions options;

    internal TokenizeIntoSubwordsEstimator(
        IHostEnvironment env, string outputColumn, string inputColumn, SubwordTokenizer tokenizer, SubwordOptions options)
        : base(env, TokenizeIntoSubwordsTransformer.Requirements(inputColumn, options))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        ArgumentNullException.ThrowIfNull(tokenizer);
        options.Validate();
        RequireRoom(tokenizer, options);
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.tokenizer = tokenizer;
        this.options = options;
    }

    /// <inheritdoc/>
    protected override TokenizeIntoSubwordsTransformer FitCore(IDataView input) =>
        new(Environment, outputColumn, inputColumn, tokenizer, options);

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        SubwordColumn.ListOf(outputColumn, options).Select(column => column.Shape);

    /// <summary>Refuses a largest length that leaves no room for the special tokens.</summary>
    /// <exception cref="ArgumentException">It doesn't.</exception>
    internal static void RequireRoom(SubwordTokenizer tokenizer, SubwordOptions options) =>

        // Empty texts are the shortest: if these don't fit, nothing does.
        _ = options.SecondInputColumnName is null
            ? tokenizer.Encode(string.Empty, options.Encoding)
            : tokenizer.Encode(string.Empty, string.Empty, options.Encoding);
}
