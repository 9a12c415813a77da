using NlpMlNet.Networks;

namespace NlpMlNet.LanguageModels;

/// <summary>A sliding-window model as bytes of a model file: vocabulary, sizes, weights, the summary of the training.</summary>
internal static class SavedSlidingWindowModel
{
    public static void Save(SlidingWindowModel model, BinaryWriter writer)
    {
        var shape = model.Network.Shape;
        SavedVocabulary.Save(model.Vocabulary, writer);
        writer.Write((byte)model.Unit);
        writer.Write(shape.Window);
        writer.Write(shape.Width);
        writer.Write(shape.IsTied);
        writer.Write(shape.IsNormalized);
        NetworkParts.WriteLayers(shape.Hidden, shape.Activation, shape.VocabularySize, OutputFunction.Softmax, writer);
        WriteNumbers(shape.Cutoffs, writer);
        if (model.Network.Clusters is { Clusters: var clusters })
        {
            WriteNumbers(clusters.Order.ToArray(), writer);
        }

        NetworkParts.WriteSummary(model.Training, writer);
        var parameters = new float[model.Network.ParameterCount];
        model.Network.CopyTo(parameters);
        FloatArrays.Write(parameters, writer);
    }

    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static SlidingWindowModel Load(BinaryReader reader)
    {
        var vocabulary = SavedVocabulary.Load(reader);
        var unit = (TextUnit)reader.ReadByte();
        NetworkParts.Require(Enum.IsDefined(unit), $"its unit of text {(int)unit} is unknown");
        var (window, width) = (NetworkParts.ReadSize(reader, "places of the window"), NetworkParts.ReadSize(reader, "numbers of a vector"));
        var (isTied, isNormalized) = (reader.ReadBoolean(), reader.ReadBoolean());
        var (hidden, activation, outputs, _) = NetworkParts.ReadLayers(reader);
        NetworkParts.Require(outputs == vocabulary.Count, $"it has {outputs} outputs and {vocabulary.Count} tokens");
        NetworkParts.Require(window <= SlidingWindowTrainingOptions.LargestWindow && (long)window * width <= Array.MaxLength, $"it claims a window of {window} vectors of {width} numbers");
        var (cutoffs, order) = ReadClusters(reader, outputs);
        var summary = NetworkParts.ReadSummary(reader, hasSeed: true);
        var shape = new WindowShape(outputs, window, width, hidden, activation, isNormalized, isTied) { Cutoffs = cutoffs };
        var parameters = FloatArrays.Read(reader, "weights", shape.ParameterCount);
        var network = new WindowNetwork(shape, stateCount: 0, order);
        network.TakeParameters(parameters);
        return new SlidingWindowModel(vocabulary, network, unit, summary);
    }

    private static (int[] Cutoffs, ClassClusters? Order) ReadClusters(BinaryReader reader, int tokens)
    {
        var cutoffs = ReadNumbers(reader, tokens);
        NetworkParts.Require(cutoffs.Prepend(0).Zip(cutoffs).All(pair => pair.First < pair.Second) && cutoffs.All(cutoff => cutoff < tokens), "its clusters don't ascend");
        if (cutoffs.Length == 0)
        {
            return (cutoffs, null);
        }

        var order = ReadNumbers(reader, tokens);
        NetworkParts.Require(order.Length == tokens && order.Order().SequenceEqual(Enumerable.Range(0, tokens)), "its order of tokens has not each of them once");
        return (cutoffs, new ClassClusters(order, cutoffs));
    }

    private static void WriteNumbers(IReadOnlyList<int> numbers, BinaryWriter writer)
    {
        writer.Write(numbers.Count);
        foreach (var number in numbers)
        {
            writer.Write(number);
        }
    }

    private static int[] ReadNumbers(BinaryReader reader, int most)
    {
        var count = reader.ReadInt32();
        NetworkParts.Require(count >= 0 && count <= most, $"it claims a list of {count} tokens and has {most}");
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.ReadInt32();
        }

        return numbers;
    }
}
