using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace NlpMlNet.Benchmarks;

/// <summary>The classifiers that are compared, each learnt from the same vectors.</summary>
internal sealed class Heads(MLContext context, VectorRow[] learning)
{
    private static readonly float[] Strengths = [1e-4f, 1e-3f, 1e-2f, 3e-2f, 0.1f, 0.3f, 1, 3, 10];

    private readonly ValueToKeyMappingTransformer keys = context.Transforms.Conversion
        .MapValueToKey("Key", nameof(VectorRow.Label), keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
        .Fit(VectorRow.ToView(context, learning));

    /// <summary>The network with the recipe's defaults: no hidden layer, 100 epochs, λ = D / (D + n).</summary>
    public ITransformer Network()
    {
        float components = learning[0].Features.Length;
        var options = new FeedForwardOptions { HiddenLayers = [], Patience = null, ValidationFraction = 0, Seed = 1, L2 = components / (components + learning.Length) };
        return context.MulticlassClassification.Trainers.FeedForward("Key", "Features", options: options).Fit(WithKeys(learning));
    }

    /// <summary>Logistic regression with the strength of least log loss in five folds.</summary>
    public (float Strength, ITransformer Model) CrossValidatedRegression()
    {
        var folds = context.Data.CrossValidationSplit(WithKeys(learning), numberOfFolds: 5, seed: 1);
        var best = Strengths.MinBy(strength => folds.Average(fold => context.MulticlassClassification
            .Evaluate(Regression(strength).Fit(fold.TrainSet).Transform(fold.TestSet), "Key").LogLoss));
        return (best, Regression(best).Fit(WithKeys(learning)));
    }

    public double Accuracy(ITransformer model, VectorRow[] rows)
    {
        var predicted = context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(WithKeys(learning))).Transform(model.Transform(WithKeys(rows)));
        return predicted.GetColumn<string>("PredictedLabel").Zip(rows).Count(pair => pair.First == pair.Second.Label) / (double)rows.Length;
    }

    private LbfgsMaximumEntropyMulticlassTrainer Regression(float strength) => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
        "Key", "Features", l1Regularization: 0, l2Regularization: strength, optimizationTolerance: 1e-6f);

    private IDataView WithKeys(VectorRow[] rows) => keys.Transform(VectorRow.ToView(context, rows));
}
