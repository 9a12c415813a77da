using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Models;

namespace NlpMlNet.Scoring;

/// <summary>What a model reads from a file and what it writes.</summary>
internal sealed class ModelBinding
{
    private readonly LoadedModel model;
    private readonly IRowToRowMapper mapper;

    /// <param name="model">The model.</param>
    /// <param name="reader">The input, whose header is known.</param>
    /// <param name="options">The names of columns that differ.</param>
    /// <exception cref="NlpMlNetException">The model doesn't map row by row or predicts nothing, or the input lacks a column.</exception>
    public ModelBinding(LoadedModel model, CsvRecordReader reader, BatchScoringOptions options)
    {
        this.model = model;
        (mapper, Predictions, var needed) = Read(model);
        RefuseUnknownNames(options, needed);
        Inputs = ModelInput.Find(needed, reader, options);
        Html = new HtmlRows(model.Transformer, Inputs);
    }

    /// <summary>Gets the columns that the predictions are computed from.</summary>
    public IReadOnlyList<ModelInput> Inputs { get; }

    /// <summary>Gets what counts the rows with HTML.</summary>
    public HtmlRows Html { get; }

    /// <summary>Gets what is predicted.</summary>
    public Predictions Predictions { get; }

    /// <summary>The names that an input's header should have.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The names of columns that differ, and the columns that decide which rows are scored.</param>
    public static IReadOnlyList<CsvColumn> HeadersOf(LoadedModel model, BatchScoringOptions options) =>
    [
        .. Read(model).Needed.Select(column => ModelInput.HeaderOf(column, options)).Concat(options.Where.Select(condition => condition.Column))
            .Distinct().Select(name => new CsvColumn(name, CsvType.Text)),
    ];

    /// <summary>Binds the model for one thread.</summary>
    public BoundModel BindRow()
    {
        var input = new ChunkRow(mapper.InputSchema, Inputs);
        var output = mapper.GetRow(input, Predictions.Columns);
        return new BoundModel(input, output, Inputs, Predictions.Bind(output));
    }

    /// <summary>Binds the model for one thread, for chunks instead of rows.</summary>
    /// <param name="conditions">Under which conditions the model computes.</param>
    /// <returns>Where the chunks go, the rows with the model's outputs, and what these predict.</returns>
    public (ChunkView Input, IDataView Output, Predictions Predictions) BindView(BatchConditions conditions)
    {
        var input = new ChunkView(mapper.InputSchema, Inputs);
        var output = model.Transformer.Transform(conditions.ApplyTo(input));
        return (input, output, Predictions.Of(output.Schema, ClassesOf(model)));
    }

    private static (IRowToRowMapper Mapper, Predictions Predictions, List<DataViewSchema.Column> Needed) Read(LoadedModel model)
    {
        if (!model.Transformer.IsRowToRowMapper)
        {
            throw new NlpMlNetException("The model doesn't predict row by row: one of its steps adds, drops or mixes rows. Leave that step out of the model.");
        }

        var mapper = model.Transformer.GetRowToRowMapper(model.InputSchema);
        var predictions = Predictions.Of(mapper.OutputSchema, ClassesOf(model));
        var needed = new List<DataViewSchema.Column>(mapper.GetDependencies(predictions.Columns));
        needed.Sort((first, second) => first.Index.CompareTo(second.Index));
        return (mapper, predictions, needed);
    }

    private static (string Negative, string Positive) ClassesOf(LoadedModel model) =>
        model.Manifest?.Classes is [var negative, var positive] ? (negative, positive) : ("false", "true");

    private static void RefuseUnknownNames(BatchScoringOptions options, List<DataViewSchema.Column> needed)
    {
        var unknown = options.ColumnNames.Keys.Except(needed.Select(column => column.Name)).ToList();
        if (unknown.Count > 0)
        {
            throw new NlpMlNetException(
                $"{new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.ColumnNames))} has {CsvText.List(unknown)}, and the model needs {CsvText.List([.. needed.Select(column => column.Name)])}. Name columns of the model there.");
        }
    }
}
