using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Ngrams;

/// <summary>Learns which word and character n-grams a text column has, and makes one sparse feature column of them.</summary>
/// <remarks>
/// Made by <see cref="NgramFeaturesCatalogExtensions.NgramFeatures"/>. The output is a Vector&lt;Single&gt; with slot names.
/// </remarks>
public sealed class NgramFeaturesEstimator : RowEstimator<NgramFeaturesTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly NgramFeaturesOptions options;

    internal NgramFeaturesEstimator(IHostEnvironment env, string outputColumn, string inputColumn, NgramFeaturesOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        options.Validate();
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
    }

    /// <inheritdoc/>
    protected override NgramFeaturesTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var builder = new NgramVocabularyBuilder(options);
        ReadTexts(input, builder);
        if (builder.DocumentCount == 0)
        {
            throw new NlpMlNetException(
                $"No n-grams can be learnt: none of the {builder.TextCount} texts of column '{inputColumn}' holds a word. "
                + "Check that this is the column with the texts and that rows were loaded.");
        }

        var vocabulary = builder.Build();
        return vocabulary.Count > 0
            ? new NgramFeaturesTransformer(Environment, outputColumn, inputColumn, options, vocabulary)
            : throw NothingFrequent(builder);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        [ColumnShape.Vector(outputColumn, NumberDataViewType.Single, slotNames: true)];

    private void ReadTexts(IDataView data, NgramVocabularyBuilder builder)
    {
        var column = data.Schema[inputColumn];
        var cancellation = EndedBy(options.CancellationToken);
        using var cursor = data.GetRowCursor([column]);
        var getText = cursor.GetReader<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getText(ref text);
            builder.Add(text.Span);
        }
    }

    private NlpMlNetException NothingFrequent(NgramVocabularyBuilder builder) => new(
        $"No n-grams are left: none of the {builder.DistinctCount} distinct n-grams of column '{inputColumn}' occurs in at least "
        + $"{options.MinimumDocumentCount} of its {builder.DocumentCount} texts. "
        + $"Lower {new CodeName(typeof(NgramFeaturesOptions), nameof(NgramFeaturesOptions.MinimumDocumentCount))} or fit to more texts.");
}
