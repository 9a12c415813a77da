using Microsoft.ML;
using NlpMlNet.Networks;

namespace NlpMlNet.Recipes;

/// <summary>A recipe's trained network.</summary>
/// <param name="Predictor">Adds Score and PredictedLabel to the features.</param>
/// <param name="Summary">How the training went.</param>
/// <param name="Notes">What else there is to tell, a sentence each.</param>
internal sealed record TrainedNetwork(ITransformer Predictor, TrainingSummary Summary, IReadOnlyList<string> Notes);
