using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of models that give one number for a row.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="featureCount">The number of features of a row; 0 when rows differ.</param>
public abstract class RegressionPredictor<TSelf, TFeature>(int featureCount)
    : IPredictorProducing<float>, ICanSaveModel, IBindableCanSaveOnnx, ISingleCanSaveOnnx, IValueMapper
    where TSelf : RegressionPredictor<TSelf, TFeature>, IModelComponent<TSelf>
    where TFeature : unmanaged
{
    PredictionKind IPredictor.PredictionKind => PredictionKind.Regression;

    DataViewType IValueMapper.InputType { get; } = FeatureVector.TypeOf<TFeature>(featureCount);

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    ISchemaBoundMapper ISchemaBindableMapper.Bind(IHostEnvironment env, RoleMappedSchema schema) => new FeatureRowMapper<TFeature>(
        this,
        FeatureVector.TypeOf<TFeature>(featureCount),
        schema,
        ScoreSchemaFactory.Create(NumberDataViewType.Single, AnnotationUtils.Const.ScoreColumnKind.Regression),
        CreateScorer,
        MakeGetters);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => this is IOnnxScorer;

    bool IBindableCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, RoleMappedSchema schema, string[] outputNames) =>
        SaveAsOnnx(ctx, outputNames, new OnnxGraph(ctx).Column(schema.Feature!.Value.Name)); // there is no row mapper without one

    bool ISingleCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, string[] outputNames, string featureColumn) => SaveAsOnnx(ctx, outputNames, featureColumn);

    /// <summary>Makes a scorer whose single output is the predicted value.</summary>
    /// <returns>A scorer for one thread.</returns>
    protected abstract IRowScorer<TFeature> CreateScorer();

    ValueMapper<TSource, TScore> IValueMapper.GetMapper<TSource, TScore>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<TFeature>, float> map = (in VBuffer<TFeature> features, ref float score) =>
            scorer.Score(in features, new Span<float>(ref score));
        return (ValueMapper<TSource, TScore>)(Delegate)map;
    }

    private static Delegate[] MakeGetters(FeatureRow<TFeature> row)
    {
        ValueGetter<float> getScore = (ref float value) => row.Score(new Span<float>(ref value));
        return [getScore];
    }

    /// <summary>Writes Score.</summary>
    private bool SaveAsOnnx(OnnxContext ctx, string[] names, string features)
    {
        var graph = new OnnxGraph(ctx);
        graph.SetResult(names[0], ((IOnnxScorer)this).WriteOnnx(graph, features));
        return true;
    }
}
