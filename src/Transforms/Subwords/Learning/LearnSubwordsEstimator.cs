using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Subwords;

/// <summary>Learns a vocabulary of subwords from a text column, and turns the column into their ids.</summary>
/// <remarks>
/// Made by <see cref="SubwordCatalogExtensions.LearnSubwords"/>. Where the options name a second text column, it is learnt from too.
/// </remarks>
public sealed class LearnSubwordsEstimator : RowEstimator<TokenizeIntoSubwordsTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly SubwordLearningOptions learning;
    private readonly SubwordOptions options;

    internal LearnSubwordsEstimator(
        IHostEnvironment env,
        string outputColumn,
        string inputColumn,
        SubwordLearningOptions learning,
        SubwordOptions options)
        : base(env, TokenizeIntoSubwordsTransformer.Requirements(inputColumn, options))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        learning.Validate();
        options.Validate();
        TokenizeIntoSubwordsEstimator.RequireRoom(SubwordLearning.NothingLearnt(learning), options);
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.learning = learning;
        this.options = options;
    }

    /// <inheritdoc/>
    protected override TokenizeIntoSubwordsTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var tokenizer = new SubwordTokenizer(SubwordLearning.Learn(ReadTexts(input), learning, EndedBy(learning.CancellationToken)));
        return new TokenizeIntoSubwordsTransformer(Environment, outputColumn, inputColumn, tokenizer, options);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        SubwordColumn.ListOf(outputColumn, options).Select(column => column.Shape);

    private IEnumerable<string> ReadTexts(IDataView input)
    {
        DataViewSchema.Column[] columns = [.. Inputs.Select(column => input.Schema[column.Name])];
        using var cursor = input.GetRowCursor(columns);
        ValueGetter<ReadOnlyMemory<char>>[] getters = [.. columns.Select(column => cursor.GetReader<ReadOnlyMemory<char>>(column))];
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            foreach (var getText in getters)
            {
                getText(ref text);
                yield return text.ToString();
            }
        }
    }
}
