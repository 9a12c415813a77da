using Microsoft.ML;
using NlpMlNet;
using NlpMlNet.EmbeddingNetworks;

// "The real power comes from learned representations": no lexicon, no counts, but a vector for each word that the network finds itself.
var context = new MLContext(seed: 1);
var train = context.Data.LoadFromCsv("survey-train.csv");
var test = context.Data.LoadFromCsv("survey-test.csv");
var text = context.Transforms.Text;
var toKey = context.Transforms.Conversion.MapValueToKey("Label", "label");

// The deep averaging network: the vectors of words, word pairs and word parts are added up; then come layers and softmax.
var averaging = toKey
    .Append(text.SplitIntoTokens("Tokens", "answer"))
    .Append(text.MapTokensToIds("Ids", "Tokens", new() { WordNgrams = 2, LongestCharacterNgram = 5 }))
    .Append(context.MulticlassClassification.Trainers.EmbeddingFeedForward("Label", "Ids"));

// The course's picture: every answer is padded to one length, and the vectors are concatenated. Such a network learns each
// word again for each place where it may be: some hundred answers are too few for it, and the figures say so.
var concatenating = toKey
    .Append(text.SplitIntoTokens("Tokens", "answer"))
    .Append(text.MapTokensToIds("Words", "Tokens", new() { MinimumCount = 2 }))
    .Append(text.PadOrTruncate("Ids", "Words", new() { Length = 24 }))
    .Append(context.MulticlassClassification.Trainers.EmbeddingFeedForward("Label", "Ids", options: new()
    {
        Composition = EmbeddingComposition.Concatenate,
        Dimension = 16,
        HiddenLayers = [16],
        LearningRate = 0.003f,
        Patience = 10,
        WordDropout = 0.2f,
    }));

Report("Averaged", averaging);
Report("Concatenated", concatenating);

void Report<T>(string name, IEstimator<T> pipeline)
    where T : class, ITransformer
{
    var model = pipeline.Fit(train);
    var metrics = context.MulticlassClassification.Evaluate(model.Transform(test));
    Console.WriteLine($"{name}: accuracy {metrics.MicroAccuracy:0.00}, log-loss {metrics.LogLoss:0.00}");
}
