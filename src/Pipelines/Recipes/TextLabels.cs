using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Recipes;

/// <summary>Lets a classifier predict the names of its classes, as people expect in a file, instead of keys; the scores keep the names, too.</summary>
internal static class TextLabels
{
    /// <summary>Makes a chain of the classifier and the step that names its predictions.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="classifier">Adds the key column PredictedLabel.</param>
    /// <param name="input">A view with the classifier's columns; rows it needs none.</param>
    public static ITransformer Append(MLContext context, ITransformer classifier, IDataView input) => new TransformerChain<ITransformer>(
        classifier, context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(classifier.Transform(input)));
}
