using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Progress;

// When is a training at its end? Two half-moons that no straight line can part, and each rule of the course in turn.
var context = new MLContext(seed: 1);
var moons = context.Data.LoadFromEnumerable(TwoMoons(rows: 400, new Random(1)));
var fresh = context.Data.LoadFromEnumerable(TwoMoons(rows: 400, new Random(2)));

// Without validation rows, and with all rows in each step, it is gradient descent (with momentum) on a fixed function.
var descent = new FeedForwardOptions
{
    HiddenLayers = [16],
    Activation = Activation.Tanh,
    Optimizer = Optimizer.Momentum(),
    LearningRate = 0.3f,
    BatchSize = 400,
    ValidationFraction = 0,
    MaximumEpochs = 5000,
};

Console.WriteLine("Rule                              ended by         accuracy on fresh points");
Train("at most 5 epochs", descent with { MaximumEpochs = 5 });
Train("no parameter moves by 0.001", descent with { ParameterTolerance = 1e-3 });
Train("gradient norm below 0.01", descent with { GradientTolerance = 1e-2 });
Train("validation loss, patience of 20", descent with { BatchSize = 32, LearningRate = 0.05f, ValidationFraction = 0.2, Patience = 20, L2 = 0 });
Train("no hidden layer: a straight line", descent with { HiddenLayers = [], GradientTolerance = 1e-3 });

// News of every epoch come while it trains; here every twentieth one is shown.
Console.WriteLine();
Train("with progress", descent with { MaximumEpochs = 100, Progress = new EpochPrinter(every: 20) });

// Exclusive or, with each activation: four points, and none of them may be left out.
Console.WriteLine();
var xor = context.Data.LoadFromEnumerable<Point>([new(false, 0, 0), new(true, 0, 1), new(true, 1, 0), new(false, 1, 1)]);
Activation[] activations =
[
    Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU(), Activation.GELU,
    Activation.Softplus, Activation.ELU(), Activation.SELU, Activation.Identity,
];
foreach (var activation in activations)
{
    var model = Fit(xor, new() { HiddenLayers = [8], Activation = activation, LearningRate = 0.05f, ValidationFraction = 0, MaximumEpochs = 500, L2 = 0 });
    var right = context.BinaryClassification.Evaluate(model.Transform(xor)).Accuracy * 4;
    Console.WriteLine($"XOR with {activation,-16} {(right == 4 ? "learnt" : "not learnt")}");
}

void Train(string rule, FeedForwardOptions options)
{
    var model = Fit(moons, options);
    var accuracy = context.BinaryClassification.Evaluate(model.Transform(fresh)).Accuracy;
    Console.WriteLine($"{rule,-33} {model.Model.Network.Training.Reason,-16} {accuracy:0.00}");
}

BinaryPredictionTransformer<FeedForwardBinaryModel> Fit(IDataView data, FeedForwardOptions options) =>
    context.BinaryClassification.Trainers.FeedForward(options: options).Fit(data);

// A point at the angle t of the upper moon, or of the lower one, which is turned and shifted; with some noise.
static IEnumerable<Point> TwoMoons(int rows, Random random) => Enumerable.Range(0, rows).Select(i =>
{
    var t = Math.PI * random.NextDouble();
    var (x, y) = i % 2 == 0 ? (Math.Cos(t), Math.Sin(t)) : (1 - Math.Cos(t), 0.5 - Math.Sin(t));
    return new Point(i % 2 == 0, (float)(x + (0.7 * (random.NextDouble() - 0.5))), (float)(y + (0.7 * (random.NextDouble() - 0.5))));
}).ToArray();

internal sealed record Point(bool Label, float X, float Y)
{
    [VectorType(2)]
    public float[] Features => [X, Y];
}

// Tells at once. (System.Progress<T> would tell on another thread, a little later and in any order.)
internal sealed class EpochPrinter(int every) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Epoch % every == 0)
        {
            Console.WriteLine($"  epoch {value.Epoch,4} of {value.MaximumEpochs}: loss {value.Loss:0.00}");
        }
    }
}
