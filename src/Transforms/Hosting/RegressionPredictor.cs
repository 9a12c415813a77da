using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Base of models that give one number for a row.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
/// <param name="featureCount">The number of features of a row.</param>
public abstract class RegressionPredictor<TSelf>(int featureCount)
    : IPredictorProducing<float>, ICanSaveModel, IValueMapper
    where TSelf : RegressionPredictor<TSelf>, IModelComponent<TSelf>
{
    PredictionKind IPredictor.PredictionKind => PredictionKind.Regression;

    DataViewType IValueMapper.InputType { get; } = new VectorDataViewType(NumberDataViewType.Single, featureCount);

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    /// <summary>Makes a scorer whose single output is the predicted value.</summary>
    /// <returns>A scorer for one thread.</returns>
    protected abstract IRowScorer CreateScorer();

    ValueMapper<TSource, TScore> IValueMapper.GetMapper<TSource, TScore>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<float>, float> map = (in VBuffer<float> features, ref float score) =>
            scorer.Score(in features, new Span<float>(ref score));
        return (ValueMapper<TSource, TScore>)(Delegate)map;
    }
}
