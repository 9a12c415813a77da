using Microsoft.ML;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Benchmarks;

/// <summary>The pipelines that are held against each other: this project's, and ML.NET's own for the same job.</summary>
internal static class ReviewPipelines
{
    /// <summary>Sentiment features and the feedforward network at its defaults.</summary>
    public static IEstimator<ITransformer> SentimentNetwork(MLContext context, SentimentFeatureSet set) =>
        SentimentFeatures(context, set)
            .Append(context.BinaryClassification.Trainers.FeedForward(nameof(Review.IsPositive)));

    /// <summary>ML.NET's n-gram features at their defaults and its logistic regression.</summary>
    public static IEstimator<ITransformer> FeaturizeTextLinear(MLContext context) =>
        FeaturizeText(context)
            .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression(nameof(Review.IsPositive)));

    public static IEstimator<ITransformer> SentimentFeatures(MLContext context, SentimentFeatureSet set) =>
        context.Transforms.Text.SentimentFeatures("Features", "text", new SentimentFeaturesOptions { FeatureSet = set });

    public static IEstimator<ITransformer> NgramFeatures(MLContext context) =>
        context.Transforms.Text.NgramFeatures("Features", "text");

    public static IEstimator<ITransformer> FeaturizeText(MLContext context) =>
        context.Transforms.Text.FeaturizeText("Features", "text");
}

/// <summary>What a model of <see cref="ReviewPipelines"/> says of a review.</summary>
internal sealed class Judgement
{
    public bool PredictedLabel { get; set; }

    public float Probability { get; set; }
}
