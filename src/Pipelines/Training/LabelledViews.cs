using Microsoft.ML;
using Microsoft.ML.Transforms;
using NlpMlNet.Evaluation;

namespace NlpMlNet.Training;

/// <summary>The labelled texts as ML.NET sees them: a text column, and a label column that is a key with the names of the classes.</summary>
internal sealed class LabelledViews
{
    private readonly MLContext context;
    private readonly TrainingRequest request;
    private readonly ValueToKeyMappingTransformer labelKeys;

    public LabelledViews(MLContext context, TrainingRows rows, TrainingRequest request)
    {
        this.context = context;
        this.request = request;
        labelKeys = context.Transforms.Conversion
            .MapValueToKey(request.LabelColumn, keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(ViewOf(rows.Train));
        Train = WithKeys(rows.Train);
        Validation = rows.Validation.Count == 0 ? null : WithKeys(rows.Validation);
        All = WithKeys([.. rows.Train, .. rows.HeldOut]);

        // The model needs no label to predict, so its file asks for none.
        var plain = ViewOf(rows.Train);
        TextSchema = context.Transforms.SelectColumns(request.TextColumn).Fit(plain).GetOutputSchema(plain.Schema);
    }

    /// <summary>Gets the rows to learn from.</summary>
    public IDataView Train { get; }

    /// <summary>Gets the rows that decide when to stop, or <see langword="null"/>.</summary>
    public IDataView? Validation { get; }

    /// <summary>Gets the rows to learn from and those held out of them.</summary>
    public IDataView All { get; }

    /// <summary>Gets the schema with the text column alone.</summary>
    public DataViewSchema TextSchema { get; }

    private IDataView WithKeys(IReadOnlyList<LabelledText> rows) => labelKeys.Transform(ViewOf(rows));

    private IDataView ViewOf(IReadOnlyList<LabelledText> rows) => LabelledText.ToView(context, rows, request.TextColumn, request.LabelColumn);
}
