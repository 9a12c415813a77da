using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the trainers of binary classifiers: the label is a Boolean.</summary>
/// <typeparam name="TModel">The trained model.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="env">The ML.NET environment.</param>
/// <param name="columns">The columns that the trainer reads.</param>
public abstract class BinaryTrainer<TModel, TFeature>(IHostEnvironment env, TrainingColumns columns)
    : NetworkTrainer<BinaryPredictionTransformer<TModel>, TModel>(env, columns)
    where TModel : BinaryPredictor<TModel, TFeature>, IModelComponent<TModel>
    where TFeature : unmanaged
{
    private protected override BinaryPredictionTransformer<TModel> MakeTransformer(TModel model, DataViewSchema schema) =>
        new(Environment, model, schema, Columns.Features.Name);

    private protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape.Column label)
    {
        var scores = new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation());
        var probabilities = new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation(isNormalized: true));
        return
        [
            new(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false, scores),
            new(DefaultColumnNames.Probability, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false, probabilities),
            new(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false, scores),
        ];
    }
}
