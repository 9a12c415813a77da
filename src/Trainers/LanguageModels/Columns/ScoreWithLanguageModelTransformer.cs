using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

[assembly: ModelComponent(typeof(ScoreWithLanguageModelTransformer), "NlpMlNet.LmScores")]

namespace NlpMlNet.LanguageModels;

/// <summary>Adds columns with what a language model says of each text: LogProbability (nats), Perplexity, TokenCount, UnknownCount; on request Tokens and Surprisal (bits).</summary>
/// <remarks>
/// Each text is a line of its own, from its start to its end. A missing text counts as an empty one, of which the end alone is scored.
/// The model is saved inside the ML.NET model, whatever its kind. A model that an estimator has learnt, or that was loaded with the
/// ML.NET model, belongs to the transformer: <see cref="Dispose"/> disposes of it, which frees the native memory of a transformer that
/// writes. A <see cref="PredictionEngine{TSrc, TDst}"/> disposes of the transformer that it was made from, unless it is created with
/// <c>new PredictionEngineOptions { OwnsTransformer = false }</c>. A model that was given stays its giver's.
/// </remarks>
public sealed class ScoreWithLanguageModelTransformer
    : RowTransformer<ScoreWithLanguageModelTransformer>, IModelComponent<ScoreWithLanguageModelTransformer>, IHoldsComponents<ScoreWithLanguageModelTransformer>, IDisposable
{
    private readonly IHostEnvironment environment;
    private readonly LanguageModelScoringOptions options;
    private readonly bool ownsModel;
    private readonly ScoreColumn[] columns;
    private readonly ConditionalWeakTable<DataViewRow, RowScores> rows = [];
    private readonly LanguageModel? model; // null only between the reading of the own bytes and of the model

    internal ScoreWithLanguageModelTransformer(IHostEnvironment env, string inputColumn, LanguageModel? model, LanguageModelScoringOptions options, bool ownsModel)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        environment = env;
        InputColumnName = inputColumn;
        this.model = model;
        this.options = options;
        this.ownsModel = ownsModel;
        columns = ScoreColumn.ListOf(options);
        RequireEnd(model, options);
    }

    /// <summary>Gets the format of the saved bytes.</summary>
    public static ModelFormat Format { get; } = new("LMSCORES", "NlpMlNet.LmScores");

    /// <summary>Gets the name of the text column.</summary>
    public string InputColumnName { get; }

    /// <summary>Gets the language model.</summary>
    public LanguageModel Model => model ?? throw new InvalidOperationException("The language model was not loaded yet.");

    /// <inheritdoc/>
    int IHoldsComponents<ScoreWithLanguageModelTransformer>.InnerCount => 1;

    /// <inheritdoc/>
    IReadOnlyList<ICanSaveModel> IHoldsComponents<ScoreWithLanguageModelTransformer>.Inner => [Model];

    /// <summary>Reads what <see cref="Save"/> wrote; the language model follows.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="reader">Where from.</param>
    /// <returns>The transformer without its model.</returns>
    public static ScoreWithLanguageModelTransformer Load(IHostEnvironment env, BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var inputColumn = reader.ReadString();
        var options = new LanguageModelScoringOptions
        {
            Prefix = reader.ReadString(),
            CountEnd = reader.ReadBoolean(),
            Unknown = (UnknownTokens)reader.ReadByte(),
            IncludeSurprisal = reader.ReadBoolean(),
        };
        SavedOptions.Check(options.Validate);
        return new ScoreWithLanguageModelTransformer(env, inputColumn, model: null, options, ownsModel: true);
    }

    /// <summary>Writes the column's name and the options.</summary>
    /// <param name="writer">Where to.</param>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InputColumnName);
        writer.Write(options.Prefix);
        writer.Write(options.CountEnd);
        writer.Write((byte)options.Unknown);
        writer.Write(options.IncludeSurprisal);
    }

    /// <summary>Disposes of the language model, unless it was given; see the remarks of the class. A second call does nothing.</summary>
    public void Dispose()
    {
        if (ownsModel)
        {
            model?.Dispose();
        }
    }

    /// <exception cref="NlpMlNetException">The ends of texts are to be counted, and the model has no token for them.</exception>
    internal static void RequireEnd(LanguageModel? model, LanguageModelScoringOptions options)
    {
        if (model is { Vocabulary.EndId: null } && options.CountEnd)
        {
            throw new NlpMlNetException($"The ends of texts are to be counted, but the language model has no token for them. Set {nameof(LanguageModelScoringOptions.CountEnd)} to false.");
        }
    }

    /// <inheritdoc/>
    ScoreWithLanguageModelTransformer IHoldsComponents<ScoreWithLanguageModelTransformer>.With(IReadOnlyList<ICanSaveModel> inner) =>
        new(environment, InputColumnName, inner[0] as LanguageModel ?? throw new InvalidDataException($"a {inner[0].GetType().Name} is no language model"), options, ownsModel: true);

    /// <inheritdoc/>
    internal override string OnnxObstacle => "finding tokens in a text needs the classes of Unicode's characters, and ONNX's operators don't know them";

    /// <inheritdoc/>
    protected override DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input) =>
        [.. columns.Select(column => new DataViewSchema.DetachedColumn(column.Name, column.Type))];

    /// <inheritdoc/>
    protected override Delegate MakeGetter(DataViewRow input, int output) =>
        columns[output].Getter(rows.GetValue(input, row => new RowScores(row, InputColumnName, GetInput<ReadOnlyMemory<char>>(row, 0), Model, options)));
}
