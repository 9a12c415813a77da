using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of models that give a binary classifier's logit; ML.NET's scorer turns it into Score, Probability and PredictedLabel.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
/// <param name="featureCount">The number of features of a row; 0 when rows differ.</param>
public abstract class BinaryPredictor<TSelf, TFeature>(int featureCount)
    : IPredictorProducing<float>, ICanSaveModel, IBindableCanSaveOnnx, ISingleCanSaveOnnx, IValueMapperDist
    where TSelf : BinaryPredictor<TSelf, TFeature>, IModelComponent<TSelf>
    where TFeature : unmanaged
{
    PredictionKind IPredictor.PredictionKind => PredictionKind.BinaryClassification;

    DataViewType IValueMapper.InputType { get; } = FeatureVector.TypeOf<TFeature>(featureCount);

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    DataViewType IValueMapperDist.DistType => NumberDataViewType.Single;

    ISchemaBoundMapper ISchemaBindableMapper.Bind(IHostEnvironment env, RoleMappedSchema schema) => new FeatureRowMapper<TFeature>(
        this, FeatureVector.TypeOf<TFeature>(featureCount), schema, ScoreSchemaFactory.CreateBinaryClassificationSchema(), CreateScorer, MakeGetters);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => this is IOnnxScorer;

    bool IBindableCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, RoleMappedSchema schema, string[] outputNames) =>
        SaveAsOnnx(ctx, outputNames, new OnnxGraph(ctx).Column(schema.Feature!.Value.Name)); // there is no row mapper without one

    bool ISingleCanSaveOnnx.SaveAsOnnx(OnnxContext ctx, string[] outputNames, string featureColumn) => SaveAsOnnx(ctx, outputNames, featureColumn);

    /// <summary>Makes a scorer whose single output is the logit of the positive class.</summary>
    /// <returns>A scorer for one thread.</returns>
    protected abstract IRowScorer<TFeature> CreateScorer();

    ValueMapper<TSource, TScore> IValueMapper.GetMapper<TSource, TScore>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<TFeature>, float> map = (in VBuffer<TFeature> features, ref float score) =>
            scorer.Score(in features, new Span<float>(ref score));
        return (ValueMapper<TSource, TScore>)(Delegate)map;
    }

    ValueMapper<TSource, TScore, TProbability> IValueMapperDist.GetMapper<TSource, TScore, TProbability>()
    {
        var scorer = CreateScorer();
        ValueMapper<VBuffer<TFeature>, float, float> map = (in VBuffer<TFeature> features, ref float score, ref float probability) =>
        {
            scorer.Score(in features, new Span<float>(ref score));
            probability = 1 / (1 + MathF.Exp(-score));
        };
        return (ValueMapper<TSource, TScore, TProbability>)(Delegate)map;
    }

    /// <summary>Makes the getters of Score and Probability, which compute a row once.</summary>
    private static Delegate[] MakeGetters(FeatureRow<TFeature> row)
    {
        var (position, score) = (-1L, 0f);
        ValueGetter<float> getScore = (ref float value) => value = ScoreAtHand();
        ValueGetter<float> getProbability = (ref float value) => value = 1 / (1 + MathF.Exp(-ScoreAtHand()));
        return [getScore, getProbability];

        float ScoreAtHand()
        {
            if (position != row.Position)
            {
                row.Score(new Span<float>(ref score));
                position = row.Position;
            }

            return score;
        }
    }

    /// <summary>Writes Score and Probability.</summary>
    /// <remarks>
    /// A scorer asks for PredictedLabel, Score and Probability, and computes the label itself by its threshold; a calibrator
    /// around the model asks for Score alone.
    /// </remarks>
    private bool SaveAsOnnx(OnnxContext ctx, string[] names, string features)
    {
        var graph = new OnnxGraph(ctx);
        var logit = ((IOnnxScorer)this).WriteOnnx(graph, features);
        if (names is [_, var score, var probability])
        {
            graph.SetResult(score, logit);
            graph.SetResult(probability, graph.Apply("Sigmoid", logit));
        }
        else
        {
            graph.SetResult(names[0], logit);
        }

        return true;
    }
}
