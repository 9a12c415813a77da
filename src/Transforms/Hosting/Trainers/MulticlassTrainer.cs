using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the trainers of multiclass classifiers: the label is a key, whose names come back with the scores.</summary>
/// <typeparam name="TModel">The trained model.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="env">The ML.NET environment.</param>
/// <param name="columns">The columns that the trainer reads.</param>
public abstract class MulticlassTrainer<TModel, TFeature>(IHostEnvironment env, TrainingColumns columns)
    : NetworkTrainer<MulticlassPredictionTransformer<TModel>, TModel>(env, columns)
    where TModel : MulticlassPredictor<TModel, TFeature>, IModelComponent<TModel>
    where TFeature : unmanaged
{
    private protected override MulticlassPredictionTransformer<TModel> MakeTransformer(TModel model, DataViewSchema schema) =>
        new(Environment, model, schema, Columns.Features.Name, Columns.Label.Name);

    private protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape.Column label)
    {
        var scores = new SchemaShape(AnnotationUtils.AnnotationsForMulticlassScoreColumn(label));
        var names = label.Annotations.Where(annotation => annotation.Name == AnnotationUtils.Kinds.KeyValues);
        var labels = new SchemaShape(names.Concat(AnnotationUtils.GetTrainerOutputAnnotation()));
        return
        [
            new(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, isKey: false, scores),
            new(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true, labels),
        ];
    }
}
