using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Tokens;

/// <summary>Learns how long the rows of a column are, and makes them all of one length.</summary>
/// <remarks>
/// Made by <see cref="TokensCatalogExtensions.PadOrTruncate"/>. The output has the input's item type and a known size; the annotations
/// <see cref="TokenTexts"/> and <see cref="TokenIdRanges"/> are handed on.
/// </remarks>
public sealed class PadOrTruncateEstimator : RowEstimator<PadOrTruncateTransformer>
{
    private readonly string outputColumn;
    private readonly SequenceColumn inputColumn;
    private readonly PadOrTruncateOptions options;

    internal PadOrTruncateEstimator(IHostEnvironment env, string outputColumn, string inputColumn, PadOrTruncateOptions options)
        : base(env, Check(outputColumn, inputColumn, options).Requirement)
    {
        this.outputColumn = outputColumn;
        this.inputColumn = new SequenceColumn(inputColumn, options.Width);
        this.options = options;
    }

    /// <inheritdoc/>
    protected override PadOrTruncateTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var lengths = inputColumn.CountLengths(input, EndedBy(options.CancellationToken));
        var length = options.Length ?? Learn(lengths);
        return new PadOrTruncateTransformer(
            Environment, outputColumn, inputColumn.Name, length, options, lengths.TruncatedTo(length));
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input)
    {
        var source = Inputs[0].FindIn(input);
        var padded = ColumnShape.Vector(outputColumn, (PrimitiveDataViewType)source.ItemType);
        var annotations = source.Annotations.Where(annotation => SequenceAnnotations.IsHandedOn(annotation.Name));
        yield return ColumnShape.WithAnnotations(padded, [.. annotations]);
        if (options.MaskColumn is not null)
        {
            yield return ColumnShape.Vector(options.MaskColumn, NumberDataViewType.Single);
        }

        if (options.LengthColumn is not null)
        {
            yield return ColumnShape.Scalar(options.LengthColumn, NumberDataViewType.Int32);
        }
    }

    private static SequenceColumn Check(string outputColumn, string inputColumn, PadOrTruncateOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        options.Validate();
        return options.MaskColumn != outputColumn && options.LengthColumn != outputColumn
            ? new SequenceColumn(inputColumn, options.Width)
            : throw new ArgumentException(
                $"The column of the mask or of the lengths has the name of the padded column, '{outputColumn}'; they must differ.");
    }

    private int Learn(LengthCounts lengths)
    {
        var length = lengths.Percentile(options.LengthPercentile);
        return length > 0
            ? length
            : throw new NlpMlNetException(
                $"No length can be learnt from column '{inputColumn.Name}': {lengths.EmptyRows} of its {lengths.Rows} rows are empty, so that "
                + $"{options.LengthPercentile} percent of the rows have length 0. Check that this is the "
                + $"column with the tokens, raise {new CodeName(typeof(PadOrTruncateOptions), nameof(PadOrTruncateOptions.LengthPercentile))}, "
                + $"or set {new CodeName(typeof(PadOrTruncateOptions), nameof(PadOrTruncateOptions.Length))}.");
    }
}
