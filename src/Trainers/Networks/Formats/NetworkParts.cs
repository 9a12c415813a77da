namespace NlpMlNet.Networks;

/// <summary>The parts that the bytes of every network have: layers and the summary of the training.</summary>
internal static class NetworkParts
{
    private const int MostLayers = 1000;

    public static void WriteLayers(IReadOnlyList<int> hidden, Activation activation, int outputs, OutputFunction output, BinaryWriter writer)
    {
        writer.Write(hidden.Count);
        foreach (var width in hidden)
        {
            writer.Write(width);
        }

        writer.Write((int)activation.Kind);
        writer.Write(activation.Alpha);
        writer.Write(outputs);
        writer.Write((int)output);
    }

    public static (int[] Hidden, Activation Activation, int Outputs, OutputFunction Output) ReadLayers(BinaryReader reader)
    {
        var layers = reader.ReadInt32();
        Require(layers is >= 0 and <= MostLayers, $"it claims {layers} hidden layers");
        var hidden = new int[layers];
        for (var i = 0; i < layers; i++)
        {
            hidden[i] = ReadSize(reader, "units of a hidden layer");
        }

        var activation = Activation.Restore((ActivationKind)reader.ReadInt32(), reader.ReadSingle());
        var outputs = ReadSize(reader, "outputs");
        var output = (OutputFunction)reader.ReadInt32();
        Require(Enum.IsDefined(output), $"its output function {(int)output} is unknown");
        return (hidden, activation, outputs, output);
    }

    public static int ReadSize(BinaryReader reader, string what)
    {
        var size = reader.ReadInt32();
        Require(size >= 1, $"it claims {size} {what}");
        return size;
    }

    public static void WriteSummary(TrainingSummary summary, BinaryWriter writer)
    {
        writer.Write((int)summary.Reason);
        writer.Write(summary.BestEpoch);
        writer.Write(summary.TrainingRows);
        writer.Write(summary.ValidationRows);
        writer.Write(summary.Seed.HasValue);
        writer.Write(summary.Seed ?? 0);
        writer.Write(summary.History.Count);
        foreach (var epoch in summary.History)
        {
            writer.Write(epoch.Loss);
            writer.Write(epoch.ValidationLoss ?? double.NaN);
        }
    }

    /// <summary>Reads what <see cref="WriteSummary"/> wrote.</summary>
    /// <param name="reader">The bytes.</param>
    /// <param name="hasSeed">Whether the format is one that keeps the seed.</param>
    public static TrainingSummary ReadSummary(BinaryReader reader, bool hasSeed)
    {
        var reason = (StopReason)reader.ReadInt32();
        Require(Enum.IsDefined(reason), $"its reason for stopping {(int)reason} is unknown");
        var best = reader.ReadInt32();
        var trainingRows = reader.ReadInt32();
        var validationRows = reader.ReadInt32();
        var seed = hasSeed ? ReadSeed(reader) : null;
        var epochs = reader.ReadInt32();
        Require(epochs >= 0 && best >= 0 && best <= epochs, $"its best epoch is {best} of {epochs}");
        var history = new List<EpochRecord>();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var loss = reader.ReadDouble();
            var validationLoss = reader.ReadDouble();
            history.Add(new EpochRecord(epoch, loss, double.IsNaN(validationLoss) ? null : validationLoss));
        }

        return new TrainingSummary(reason, epochs, best, trainingRows, validationRows, history) { Seed = seed };
    }

    private static int? ReadSeed(BinaryReader reader)
    {
        var (isKnown, seed) = (reader.ReadBoolean(), reader.ReadInt32());
        return isKnown ? seed : null;
    }

    /// <exception cref="InvalidDataException">The condition does not hold.</exception>
    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The feedforward network is damaged: {otherwise}.");
        }
    }
}
