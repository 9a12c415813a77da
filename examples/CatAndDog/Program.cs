using NlpMlNet.LanguageModels;

// "the cat gets fed" is among these lines, "the dog gets fed" is not. Cat and dog are seen in like places, the car in others.
string[] lines =
[
    "the cat sleeps on the mat", "the dog sleeps on the mat", "a cat runs to the door", "a dog runs to the door",
    "my cat sees the girl", "my dog sees the girl", "the cat eats in the kitchen", "the dog eats in the kitchen",
    "we love our cat and the garden", "we love our dog and the garden",
    "the car stops at the house", "a car drives to the shop", "my car needs a new door", "the man buys the car",
    "every morning the cat gets fed", "every evening the cat gets fed",
];

// Counts know n-grams that were seen. Behind "the dog", "gets" was not: what is left is how often "gets" occurs at all.
var counts = new NgramTrainer(new() { Order = 4 }).Train(lines);

// A network learns a vector for each word. Those of cat and dog become alike, and so does what follows them.
var network = new SlidingWindowTrainer(new()
{
    Window = 3,
    Width = 16,
    HiddenLayers = [32],
    BatchSize = 16,
    MaximumEpochs = 60,
    LearningRate = 0.01f,
    InputDropout = 0.2f,
    Dropout = 0.3f,
    ValidationFraction = 0,
    SampledTokens = null, // so few words need no sample of them
}).Train(lines);

Console.WriteLine("P(gets | every morning the ...)   4-grams   network");
foreach (var noun in new[] { "cat", "dog", "car" })
{
    Console.WriteLine($"  {noun}                             {Probability(counts, noun),7:0.00}   {Probability(network, noun),7:0.00}");
}

Console.WriteLine();
Console.WriteLine($"cosine of the vectors of cat and dog  {Cosine("cat", "dog"),5:0.0}");
Console.WriteLine($"cosine of the vectors of cat and car  {Cosine("cat", "car"),5:0.0}");

static double Probability(LanguageModel model, string noun)
{
    int[] context = [model.Vocabulary.StartId!.Value, .. model.Vocabulary.Encode($"every morning the {noun}").Ids];
    var score = new float[1];
    model.Score(context, model.Vocabulary.Encode("gets").Ids, score);
    return Math.Exp(score[0]);
}

double Cosine(string one, string other)
{
    var (a, b) = (VectorOf(one), VectorOf(other));
    return Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
}

float[] VectorOf(string word) => network.VectorOf(network.Vocabulary.Encode(word).Ids[0]);

static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
