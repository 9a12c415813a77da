using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;

namespace NlpMlNet.Hosting;

/// <summary>Base of models that give one number for a row.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="featureCount">The number of features of a row; 0 when rows differ.</param>
public abstract class RegressionPredictor<TSelf, TFeature>(int featureCount)
    : IPredictorProducing<float>, ICanSaveModel, IValueMapper, ISingleCanSaveOnnx
    where TSelf : RegressionPredictor<TSelf, TFeature>, IModelComponent<TSelf>
    where TFeature : unmanaged
{
    PredictionKind IPredictor.PredictionKind => PredictionKind.Regression;

    DataViewType IValueMapper.InputType { get; } = FeatureVector.TypeOf<TFeature>(featureCount);

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => this is IOnnxScorer;

    /// <summary>Writes Score.</summary>
    bool ISingleCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, string[] outputNames, string featureColumn)
    {
        var graph = new OnnxGraph(ctx);
        graph.SetResult(outputNames[0], ((IOnnxScorer)this).WriteOnnx(graph, featureColumn));
        return true;
    }

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
}
