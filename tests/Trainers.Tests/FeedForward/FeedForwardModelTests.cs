using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Tests.Networks;

namespace NlpMlNet.Tests.FeedForward;

public class FeedForwardModelTests
{
    private static readonly DenseRows Clouds = TrainingData.Clouds(120, 7);

    [Theory]
    [InlineData(false, "ReLU")]
    [InlineData(true, "ReLU")]
    [InlineData(false, "ELU(0.7)")]
    [InlineData(false, "LeakyReLU(0.1)")]
    public void Load_SavedModel_IsTheSameModel(bool isSparse, string activation)
    {
        var model = Train(isSparse, activation);

        var loaded = Load(Save(model));

        Assert.Equal(model.Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal((model.InputCount, model.OutputCount, model.Activation, model.Output, model.IsSparse),
            (loaded.InputCount, loaded.OutputCount, loaded.Activation, loaded.Output, loaded.IsSparse));
        Assert.Equal(model.HiddenLayers, loaded.HiddenLayers);
        Assert.Equal(model.Training.History, loaded.Training.History);
        Assert.Equal(model.Training with { History = [] }, loaded.Training with { History = [] });
        Assert.Equal(Predict(model), Predict(loaded));
    }

    [Fact]
    public void Load_TruncatedAnywhere_ThrowsInvalidData()
    {
        var bytes = Save(Train(false, "ReLU"));

        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.Throws<InvalidDataException>(() => Load(bytes[..length]));
        }
    }

    [Theory]
    [InlineData(0, "its first bytes are not a feedforward network's")]
    [InlineData(4, "it has format version 16777218; this program reads versions 1 and 2")]
    [InlineData(8, "parameters; ")]
    [InlineData(13, "it claims 16777218 hidden layers")]
    public void Load_HighByteOfNumberChanged_ThrowsNamingIt(int position, string message)
    {
        var bytes = Save(Train(false, "ReLU"));
        bytes[position + 3] ^= 1;

        var e = Assert.Throws<InvalidDataException>(() => Load(bytes));

        Assert.StartsWith("The feedforward network is damaged: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(position == 8 ? "input means" : message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ParameterNotANumber_ThrowsNamingIt()
    {
        var model = Train(false, "ReLU");
        var bytes = Save(model);
        var first = BitConverter.GetBytes(model.Parameters.Span[0]);
        BitConverter.GetBytes(float.NaN).CopyTo(bytes, bytes.AsSpan().IndexOf(first));

        var e = Assert.Throws<InvalidDataException>(() => Load(bytes));

        Assert.Equal("The feedforward network is damaged: number 0 of its parameters is NaN.", e.Message);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1500)] // more than is put on the stack
    public void Predict_WarmedUp_AllocatesNothing(int inputs)
    {
        var rows = TrainingData.Clouds(20, inputs);
        var model = FeedForwardTraining.Train(new() { HiddenLayers = [5], MaximumEpochs = 1 }, LearningTask.Multiclass(3), rows);
        var outputs = new float[3];
        model.Predict(rows.Row(0), outputs);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var row = 0; row < 20; row++)
        {
            model.Predict(rows.Row(row), outputs);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Predict_WideRowGivenBySlots_HasZerosElsewhereWhateverCameBefore()
    {
        var rows = TrainingData.Clouds(20, 1500);
        var model = FeedForwardTraining.Train(new() { HiddenLayers = [5], MaximumEpochs = 1, StandardizeInputs = false }, LearningTask.Multiclass(3), rows);
        float[] row = new float[1500], dense = new float[3], bySlots = new float[3];
        row[7] = 2;

        model.Predict(row, dense);
        model.Predict(rows.Row(0), bySlots);
        model.Predict([7], [2f], bySlots);

        Assert.Equal(dense, bySlots);
    }

    [Fact]
    public void Predict_SparseNetworkWithoutHiddenLayer_HasTheSumItself()
    {
        var rows = new SparseRows([0, 1, 2], [0, 1], [1, 1], 2, [0, 1], []);
        var model = FeedForwardTraining.Train(
            new() { HiddenLayers = [], ValidationFraction = 0, MaximumEpochs = 5, StandardizeInputs = false }, LearningTask.Binary, rows);
        float[] weights = model.Parameters.ToArray(), output = [0];

        model.Predict([0], [-9f * Math.Sign(weights[0])], output);

        // A sum below zero stays below it: the activation, ReLU, is that of hidden units.
        var sum = (-9 * Math.Abs(weights[0])) + weights[2];
        Assert.True(sum < 0);
        Assert.Equal(1 / (1 + Math.Exp(-sum)), output[0], 1e-6);
    }

    [Fact]
    public void Predict_MissingValue_GivesNaN()
    {
        var outputs = new float[3];

        Train(false, "ReLU").Predict([1, 2, float.NaN, 4, 5, 6, 7], outputs);

        Assert.All(outputs, value => Assert.True(float.IsNaN(value)));
    }

    [Theory]
    [InlineData(false, "Sigmoid")] // f(0) isn't 0: the padding must not count
    [InlineData(false, "GELU")]
    [InlineData(true, "ReLU")]
    public void PredictBatch_MoreThanOneBlock_GivesTheBitsOfSingleRows(bool isSparse, string activation)
    {
        var model = Train(isSparse, activation);
        var rows = TrainingData.Clouds(301, 7);
        float[] values = [.. Enumerable.Range(0, 301).SelectMany(row => rows.Row(row).ToArray())], single = new float[model.OutputCount];
        var outputs = new float[301 * model.OutputCount];

        model.PredictBatch(values, outputs);

        for (var row = 0; row < 301; row++)
        {
            model.Predict(rows.Row(row), single);
            Assert.Equal(single, outputs.AsSpan(row * model.OutputCount, model.OutputCount).ToArray());
        }

        Assert.Throws<ArgumentException>("rows", () => model.PredictBatch(new float[8], new float[model.OutputCount]));
        Assert.Throws<ArgumentException>("outputs", () => model.PredictBatch(new float[14], new float[1]));
    }

    [Fact]
    public void Predict_WrongLengthOrSlot_Throws()
    {
        var model = Train(false, "ReLU");

        Assert.Equal("features has 6 elements; 7 were expected. (Parameter 'features')",
            Assert.Throws<ArgumentException>(() => model.Predict(new float[6], new float[3])).Message);
        Assert.Throws<ArgumentException>("outputs", () => model.Predict(new float[7], new float[2]));
        Assert.Equal("A slot is outside 0 to 6. (Parameter 'slots')",
            Assert.Throws<ArgumentException>(() => model.Predict([7], [1f], new float[3])).Message);
        Assert.Throws<ArgumentException>("slots", () => model.Predict([-1], [1f], new float[3]));
        Assert.Throws<ArgumentException>("values", () => model.Predict([1], [], new float[3]));
    }

    [Fact]
    public void Load_Model_KnowsItsSeedUnlessItIsOfTheFirstVersion()
    {
        var model = Train(false, "ReLU");
        var bytes = Save(model);

        // The first version (number at byte 4) had no seed: five bytes before the number of epochs and two losses of each.
        var end = bytes.Length - (16 * model.Training.Epochs) - 4;
        byte[] first = [.. bytes[..4], 1, 0, 0, 0, .. bytes[8..(end - 5)], .. bytes[end..]];

        Assert.Equal(1, Load(bytes).Training.Seed);
        Assert.Null(Load(first).Training.Seed);
        Assert.Equal(model.Training.History, Load(first).Training.History);
        Assert.Equal(Predict(model), Predict(Load(first)));
    }

    [Fact]
    public void Predict_GoldenLogisticExample_GivesSeventyPercent()
    {
        // Jurafsky and Martin, Speech and Language Processing: w = [2.5, -5, -1.2, 0.5, 2, 0.7], b = 0.1,
        // 2.5·3 - 5·2 - 1.2·1 + 0.5·3 + 2·0 + 0.7·4.19 + 0.1 = 0.833, σ(0.833) = 0.69699
        var shape = new NetworkShape(6, false, [], Activation.ReLU, 1, OutputFunction.Sigmoid);
        var model = new FeedForwardModel(
            shape, Standardizer.None, [2.5f, -5f, -1.2f, 0.5f, 2f, 0.7f, 0.1f], new(StopReason.MaximumEpochs, 0, 0, 0, 0, []));
        var probability = new float[1];

        model.Predict([3f, 2f, 1f, 3f, 0f, 4.19f], probability);

        Assert.Equal(0.70, Math.Round(probability[0], 2));
        Assert.Equal(0.69699, probability[0], 1e-5);
    }

    private static FeedForwardModel Train(bool isSparse, string activation)
    {
        var options = new FeedForwardOptions { HiddenLayers = [9, 5], MaximumEpochs = 3, Activation = ActivationTests.All[activation] };
        return isSparse
            ? FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Sparse(80, 7, 3))
            : FeedForwardTraining.Train(options, LearningTask.Multiclass(3), Clouds);
    }

    private static float[] Predict(FeedForwardModel model)
    {
        var outputs = new float[model.OutputCount];
        model.Predict(Clouds.Row(3), outputs);
        return outputs;
    }

    private static byte[] Save(FeedForwardModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        model.Save(writer);
        return stream.ToArray();
    }

    private static FeedForwardModel Load(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return FeedForwardModel.Load(reader);
    }
}
