using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>A model's bytes, little-endian: magic, version, shape, standardisation, parameters, summary of the training.</summary>
internal static class FeedForwardModelFormat
{
    private const uint Magic = 0x4E464646; // "FFFN"
    private const int Version = 2; // 1 had no seed

    public static void Write(FeedForwardModel model, BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(Version);
        WriteShape(model.Shape, writer);
        FloatArrays.Write(model.Standardizer.Shift, writer);
        FloatArrays.Write(model.Standardizer.Scale, writer);
        FloatArrays.Write(model.Parameters.Span, writer);
        NetworkParts.WriteSummary(model.Training, writer);
    }

    /// <summary>Reads a network that must have one of some output functions; none named allows any.</summary>
    public static FeedForwardModel Read(BinaryReader reader, params ReadOnlySpan<OutputFunction> expected)
    {
        var model = Read(reader);
        NetworkParts.Require(expected.IsEmpty || expected.Contains(model.Output), $"its output function {model.Output} does not suit its task");
        return model;
    }

    private static FeedForwardModel Read(BinaryReader reader)
    {
        try
        {
            NetworkParts.Require(reader.ReadUInt32() == Magic, "its first bytes are not a feedforward network's");
            var version = reader.ReadInt32();
            NetworkParts.Require(version is 1 or Version, $"it has format version {version}; this program reads versions 1 and {Version}");
            var shape = ReadShape(reader);
            var shift = FloatArrays.Read(reader, "input means", shape.IsSparse ? 0 : shape.Inputs, orNone: true);
            var scale = FloatArrays.Read(reader, "input scales", shape.Inputs, orNone: true);
            NetworkParts.Require(shift.Length == 0 || scale.Length > 0, "it has input means without scales");
            var parameters = FloatArrays.Read(reader, "parameters", shape.ParameterCount);
            return new FeedForwardModel(shape, new Standardizer(shift, scale), parameters, NetworkParts.ReadSummary(reader, hasSeed: version > 1));
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
        NetworkParts.WriteLayers(shape.HiddenLayers, shape.Activation, shape.Outputs, shape.Output, writer);
    }

    private static NetworkShape ReadShape(BinaryReader reader)
    {
        var inputs = NetworkParts.ReadSize(reader, "inputs");
        var isSparse = reader.ReadBoolean();
        var (hidden, activation, outputs, output) = NetworkParts.ReadLayers(reader);
        var shape = new NetworkShape(inputs, isSparse, hidden, activation, outputs, output);
        NetworkParts.Require(shape.ParameterCount <= Array.MaxLength, $"it claims {shape.ParameterCount} parameters");
        return shape;
    }
}
