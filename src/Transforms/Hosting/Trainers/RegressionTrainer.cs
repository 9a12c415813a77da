using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the trainers of regression models: the label is a number.</summary>
/// <typeparam name="TModel">The trained model.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="env">The ML.NET environment.</param>
/// <param name="columns">The columns that the trainer reads.</param>
public abstract class RegressionTrainer<TModel, TFeature>(IHostEnvironment env, TrainingColumns columns)
    : NetworkTrainer<RegressionPredictionTransformer<TModel>, TModel>(env, columns)
    where TModel : RegressionPredictor<TModel, TFeature>, IModelComponent<TModel>
    where TFeature : unmanaged
{
    private protected override RegressionPredictionTransformer<TModel> MakeTransformer(TModel model, DataViewSchema schema) =>
        new(Environment, model, schema, Columns.Features.Name);

    private protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape.Column label) =>
    [
        new(
            DefaultColumnNames.Score,
            SchemaShape.Column.VectorKind.Scalar,
            NumberDataViewType.Single,
            isKey: false,
            new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation())),
    ];
}
