using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of models that give a probability for each class; ML.NET's scorer turns them into Score and PredictedLabel.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="featureCount">The number of features of a row; 0 when rows differ.</param>
/// <param name="classCount">The number of classes.</param>
public abstract class MulticlassPredictor<TSelf, TFeature>(int featureCount, int classCount)
    : IPredictorProducing<VBuffer<float>>, ICanSaveModel, IBindableCanSaveOnnx, ISingleCanSaveOnnx, IValueMapper
    where TSelf : MulticlassPredictor<TSelf, TFeature>, IModelComponent<TSelf>
    where TFeature : unmanaged
{
    PredictionKind IPredictor.PredictionKind => PredictionKind.MulticlassClassification;

    DataViewType IValueMapper.InputType { get; } = FeatureVector.TypeOf<TFeature>(featureCount);

    DataViewType IValueMapper.OutputType { get; } = new VectorDataViewType(NumberDataViewType.Single, classCount);

    ISchemaBoundMapper ISchemaBindableMapper.Bind(IHostEnvironment env, RoleMappedSchema schema) => new FeatureRowMapper<TFeature>(
        this,
        FeatureVector.TypeOf<TFeature>(featureCount),
        schema,
        ScoreSchemaFactory.Create(((IValueMapper)this).OutputType, AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification),
        CreateScorer,
        MakeGetters);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => this is IOnnxScorer;

    bool IBindableCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, RoleMappedSchema schema, string[] outputNames) =>
        SaveAsOnnx(ctx, outputNames, new OnnxGraph(ctx).Column(schema.Feature!.Value.Name)); // there is no row mapper without one

    bool ISingleCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, string[] outputNames, string featureColumn) => SaveAsOnnx(ctx, outputNames, featureColumn);

    /// <summary>Makes a scorer whose outputs are the probabilities of the classes.</summary>
    /// <returns>A scorer for one thread.</returns>
    protected abstract IRowScorer<TFeature> CreateScorer();

    ValueMapper<TSource, TScores> IValueMapper.GetMapper<TSource, TScores>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<TFeature>, VBuffer<float>> map = (in VBuffer<TFeature> features, ref VBuffer<float> scores) =>
        {
            var editor = VBufferEditor.Create(ref scores, classCount);
            scorer.Score(in features, editor.Values);
            scores = editor.Commit();
        };
        return (ValueMapper<TSource, TScores>)(Delegate)map;
    }

    private Delegate[] MakeGetters(FeatureRow<TFeature> row)
    {
        ValueGetter<VBuffer<float>> getScores = (ref VBuffer<float> scores) =>
        {
            var editor = VBufferEditor.Create(ref scores, classCount);
            row.Score(editor.Values);
            scores = editor.Commit();
        };
        return [getScores];
    }

    /// <summary>Writes PredictedLabel, the key of the most probable class, and Score, the probabilities.</summary>
    private bool SaveAsOnnx(OnnxContext ctx, string[] names, string features)
    {
        var graph = new OnnxGraph(ctx);
        var scores = ((IOnnxScorer)this).WriteOnnx(graph, features);
        var key = graph.Apply("Add", graph.Apply("ArgMax", [scores], ("axis", 1)), graph.Numbers(1)); // keys count from 1
        graph.SetResult(names[0], graph.Cast<uint>(graph.Apply("Mul", key, HasScores(graph, scores))));
        graph.SetResult(names[1], scores);
        return true;
    }

    /// <summary>0 for a row whose scores are NaN, otherwise 1: where a feature is missing, the key is 0, which stands for a missing value.</summary>
    private static string HasScores(OnnxGraph graph, string scores)
    {
        var isMissing = graph.Apply("IsNaN", graph.Apply("ReduceSum", [scores], ("axes", new[] { 1L })));
        return graph.Cast<long>(graph.Apply("Not", isMissing));
    }
}
