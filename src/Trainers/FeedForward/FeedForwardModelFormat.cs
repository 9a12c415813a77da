using System.Runtime.InteropServices;

namespace NlpMlNet.FeedForward;

/// <summary>A model's bytes, little-endian: magic, version, shape, standardisation, parameters, summary of the training.</summary>
internal static class FeedForwardModelFormat
{
    private const uint Magic = 0x4E464646; // "FFFN"
    private const int Version = 1;
    private const int MostLayers = 1000;

    public static void Write(FeedForwardModel model, BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(Version);
        WriteShape(model.Shape, writer);
        WriteFloats(model.Standardizer.Shift, writer);
        WriteFloats(model.Standardizer.Scale, writer);
        WriteFloats(model.Parameters.Span, writer);
        WriteSummary(model.Training, writer);
    }

    /// <summary>Reads a network that must have one of some output functions; none named allows any.</summary>
    public static FeedForwardModel Read(BinaryReader reader, params ReadOnlySpan<OutputFunction> expected)
    {
        var model = Read(reader);
        Require(expected.IsEmpty || expected.Contains(model.Output), $"its output function {model.Output} does not suit its task");
        return model;
    }

    private static FeedForwardModel Read(BinaryReader reader)
    {
        try
        {
            Require(reader.ReadUInt32() == Magic, "its first bytes are not a feedforward network's");
            var version = reader.ReadInt32();
            Require(version == Version, $"it has format version {version}; this program reads version {Version}");
            var shape = ReadShape(reader);
            var shift = ReadFloats(reader, "input means", 0, shape.IsSparse ? 0 : shape.Inputs);
            var scale = ReadFloats(reader, "input scales", 0, shape.Inputs);
            Require(shift.Length == 0 || scale.Length > 0, "it has input means without scales");
            var parameters = ReadFloats(reader, "parameters", shape.ParameterCount, shape.ParameterCount);
            return new FeedForwardModel(shape, new Standardizer(shift, scale), parameters, ReadSummary(reader));
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The feedforward network is damaged: {e.Message}", e);
        }
    }

    private static void WriteShape(NetworkShape shape, BinaryWriter writer)
    {
        writer.Write(shape.Inputs);
        writer.Write(shape.IsSparse);
        writer.Write(shape.HiddenLayers.Count);
        foreach (var width in shape.HiddenLayers)
        {
            writer.Write(width);
        }

        writer.Write((int)shape.Activation.Kind);
        writer.Write(shape.Activation.Alpha);
        writer.Write(shape.Outputs);
        writer.Write((int)shape.Output);
    }

    private static NetworkShape ReadShape(BinaryReader reader)
    {
        var inputs = ReadSize(reader, "inputs", int.MaxValue);
        var isSparse = reader.ReadBoolean();
        var layers = reader.ReadInt32();
        Require(layers is >= 0 and <= MostLayers, $"it claims {layers} hidden layers");
        var hidden = new int[layers];
        for (var i = 0; i < layers; i++)
        {
            hidden[i] = ReadSize(reader, "units of a hidden layer", int.MaxValue);
        }

        var activation = Activation.Restore((ActivationKind)reader.ReadInt32(), reader.ReadSingle());
        var outputs = ReadSize(reader, "outputs", int.MaxValue);
        var output = (OutputFunction)reader.ReadInt32();
        Require(Enum.IsDefined(output), $"its output function {(int)output} is unknown");
        var shape = new NetworkShape(inputs, isSparse, hidden, activation, outputs, output);
        Require(shape.ParameterCount <= Array.MaxLength, $"it claims {shape.ParameterCount} parameters");
        return shape;
    }

    private static int ReadSize(BinaryReader reader, string what, int most)
    {
        var size = reader.ReadInt32();
        Require(size >= 1 && size <= most, $"it claims {size} {what}");
        return size;
    }

    private static void WriteFloats(ReadOnlySpan<float> values, BinaryWriter writer)
    {
        writer.Write(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            writer.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    /// <summary>Reads a list in pieces, so that a damaged length can't ask for more memory than there are bytes.</summary>
    private static float[] ReadFloats(BinaryReader reader, string what, long least, long most)
    {
        const int Piece = 1 << 16;
        var length = reader.ReadInt32();
        Require(length == least || length == most, $"it has {length} {what}; {most} were expected");
        var values = new List<float>(Math.Min(length, Piece));
        for (var i = 0; i < length; i++)
        {
            var value = reader.ReadSingle();
            Require(float.IsFinite(value), $"number {i} of its {what} is {value}");
            values.Add(value);
        }

        return [.. values];
    }

    private static void WriteSummary(TrainingSummary summary, BinaryWriter writer)
    {
        writer.Write((int)summary.Reason);
        writer.Write(summary.BestEpoch);
        writer.Write(summary.TrainingRows);
        writer.Write(summary.ValidationRows);
        writer.Write(summary.History.Count);
        foreach (var epoch in summary.History)
        {
            writer.Write(epoch.Loss);
            writer.Write(epoch.ValidationLoss ?? double.NaN);
        }
    }

    private static TrainingSummary ReadSummary(BinaryReader reader)
    {
        var reason = (StopReason)reader.ReadInt32();
        Require(Enum.IsDefined(reason), $"its reason for stopping {(int)reason} is unknown");
        var best = reader.ReadInt32();
        var trainingRows = reader.ReadInt32();
        var validationRows = reader.ReadInt32();
        var epochs = reader.ReadInt32();
        Require(epochs >= 0 && best >= 0 && best <= epochs, $"its best epoch is {best} of {epochs}");
        var history = new List<EpochRecord>();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var loss = reader.ReadDouble();
            var validationLoss = reader.ReadDouble();
            history.Add(new EpochRecord(epoch, loss, double.IsNaN(validationLoss) ? null : validationLoss));
        }

        return new TrainingSummary(reason, epochs, best, trainingRows, validationRows, history);
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The feedforward network is damaged: {otherwise}.");
        }
    }
}
