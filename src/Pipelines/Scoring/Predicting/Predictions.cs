using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;

namespace NlpMlNet.Scoring;

/// <summary>Writes what a model predicts for a row as fields of the output.</summary>
internal abstract class Predictions
{
    private const string ScoreKind = "ScoreColumnKind";

    /// <summary>Gets the names of the fields.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Gets the model's output columns that the fields are made of.</summary>
    public abstract IReadOnlyList<DataViewSchema.Column> Columns { get; }

    /// <summary>Makes what writes the fields of a row; it is for one thread.</summary>
    /// <param name="row">The model's output row; it moves on while the function is in use.</param>
    /// <returns>A function that tells whether all the row's figures are finite numbers.</returns>
    public abstract Func<CsvRecordWriter, bool> Bind(DataViewRow row);

    /// <summary>Finds out what a model predicts.</summary>
    /// <param name="output">The model's output columns.</param>
    /// <param name="classes">The names of the negative and the positive class, for a model that predicts truth values.</param>
    /// <exception cref="NlpMlNetException">The model is neither a classifier, a regression nor a language model.</exception>
    public static Predictions Of(DataViewSchema output, (string Negative, string Positive) classes)
    {
        var score = output.GetColumnOrNull("Score");
        var label = output.GetColumnOrNull("PredictedLabel");
        return (score?.Type, label?.Type, KindOf(score)) switch
        {
            (VectorDataViewType { Size: > 0 } vector, not null, "MulticlassClassification" or null) when vector.ItemType == NumberDataViewType.Single =>
                new MulticlassPredictions(score.GetValueOrDefault(), label.GetValueOrDefault()),
            (NumberDataViewType number, BooleanDataViewType, _) when number == NumberDataViewType.Single =>
                new BinaryPredictions(score.GetValueOrDefault(), label.GetValueOrDefault(), output.GetColumnOrNull("Probability"), classes),
            (NumberDataViewType number, null, "Regression" or null) when number == NumberDataViewType.Single =>
                new RegressionPredictions(score.GetValueOrDefault()),
            _ => (Predictions?)LanguageModelPredictions.Find(output) ?? ContinuationPredictions.Find(output) ?? throw Unknown(output),
        };
    }

    private static string? KindOf(DataViewSchema.Column? score)
    {
        if (score?.Annotations is not { } annotations || annotations.Schema.GetColumnOrNull(ScoreKind) is null)
        {
            return null;
        }

        ReadOnlyMemory<char> kind = default;
        annotations.GetValue(ScoreKind, ref kind);
        return kind.ToString();
    }

    private static NlpMlNetException Unknown(DataViewSchema output) => new(
        "The model is neither a classifier (columns Score and PredictedLabel), a regression (column Score) nor a language model (column LogProbability, or Continuation): its columns are "
        + $"{string.Join(", ", output.Where(column => !column.IsHidden).Select(column => $"{column.Name} ({column.Type})"))}. Score with a model of one of these kinds.");
}
