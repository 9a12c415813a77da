using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Base of models that give a binary classifier's logit; ML.NET's scorer turns it into Score, Probability and PredictedLabel.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
/// <param name="featureCount">The number of features of a row.</param>
public abstract class BinaryPredictor<TSelf>(int featureCount)
    : IPredictorProducing<float>, ICanSaveModel, IValueMapperDist
    where TSelf : BinaryPredictor<TSelf>, IModelComponent<TSelf>
{
    PredictionKind IPredictor.PredictionKind => PredictionKind.BinaryClassification;

    DataViewType IValueMapper.InputType { get; } = new VectorDataViewType(NumberDataViewType.Single, featureCount);

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    DataViewType IValueMapperDist.DistType => NumberDataViewType.Single;

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    /// <summary>Makes a scorer whose single output is the logit of the positive class.</summary>
    /// <returns>A scorer for one thread.</returns>
    protected abstract IRowScorer CreateScorer();

    ValueMapper<TSource, TScore> IValueMapper.GetMapper<TSource, TScore>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<float>, float> map = (in VBuffer<float> features, ref float score) =>
            scorer.Score(in features, new Span<float>(ref score));
        return (ValueMapper<TSource, TScore>)(Delegate)map;
    }

    ValueMapper<TSource, TScore, TProbability> IValueMapperDist.GetMapper<TSource, TScore, TProbability>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<float>, float, float> map = (in VBuffer<float> features, ref float score, ref float probability) =>
        {
            scorer.Score(in features, new Span<float>(ref score));
            probability = 1 / (1 + MathF.Exp(-score));
        };
        return (ValueMapper<TSource, TScore, TProbability>)(Delegate)map;
    }
}
