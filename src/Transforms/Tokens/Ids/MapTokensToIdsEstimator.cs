using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Tokens;

/// <summary>Learns which tokens a column has, and gives each an id.</summary>
/// <remarks>
/// Made by <see cref="TokensCatalogExtensions.MapTokensToIds"/>. The output is a Vector&lt;Int32&gt; of variable size, or of the input's
/// size where that is known and no n-grams are added. It has the annotations <see cref="TokenTexts"/> and <see cref="TokenIdRanges"/>.
/// </remarks>
public sealed class MapTokensToIdsEstimator : RowEstimator<MapTokensToIdsTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly MapTokensToIdsOptions options;

    internal MapTokensToIdsEstimator(IHostEnvironment env, string outputColumn, string inputColumn, MapTokensToIdsOptions options)
        : base(env, ColumnRequirement.Vector(inputColumn, TextDataViewType.Instance, variableSize: true))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        options.Validate();
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
    }

    private string InputName => options.InputName ?? inputColumn;

    /// <inheritdoc/>
    protected override MapTokensToIdsTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return options.Vocabulary is null
            ? Learn(input)
            : new MapTokensToIdsTransformer(Environment, outputColumn, inputColumn, options, options.Vocabulary, fittedCoverage: null);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isOfKnownSize = Inputs[0].FindIn(input).Kind == SchemaShape.Column.VectorKind.Vector && !options.HasNgrams;
        var ids = isOfKnownSize
            ? ColumnShape.Vector(outputColumn, NumberDataViewType.Int32)
            : ColumnShape.VariableVector(outputColumn, NumberDataViewType.Int32);
        yield return ColumnShape.WithAnnotations(
            ids,
            ColumnShape.Vector(TokenTexts.Kind, TextDataViewType.Instance),
            ColumnShape.Vector(TokenIdRanges.Kind, NumberDataViewType.Int32));
    }

    private MapTokensToIdsTransformer Learn(IDataView input)
    {
        var (tokens, rows) = TokenRows.Count(input, input.Schema[inputColumn], EndedBy(options.CancellationToken));
        if (tokens.TokenCount == 0)
        {
            throw new NlpMlNetException(
                $"No vocabulary can be learnt: none of the {rows} rows of column '{InputName}' has a token. "
                + $"Check that this is the column with the {(options.InputName is null ? "tokens" : "texts")} and that rows were loaded.");
        }

        var vocabulary = tokens.Build(options.MinimumCount, options.MaximumTokens ?? int.MaxValue);
        return vocabulary.Count > Vocabulary.SpecialCount
            ? new MapTokensToIdsTransformer(Environment, outputColumn, inputColumn, options, vocabulary, tokens.CoverageOf(vocabulary))
            : throw NothingFrequent(tokens);
    }

    private NlpMlNetException NothingFrequent(VocabularyBuilder tokens) => new(
        $"No tokens are left: none of the {tokens.DistinctCount} distinct tokens of column '{InputName}' occurs at least "
        + $"{options.MinimumCount} times among its {tokens.TokenCount} tokens. "
        + $"Lower {new CodeName(typeof(MapTokensToIdsOptions), nameof(MapTokensToIdsOptions.MinimumCount))} or fit to more texts.");
}
