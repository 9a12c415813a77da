using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>A model's bytes, little-endian: magic, version, shape, tokens, vectors, layers, summary of the training.</summary>
internal static class EmbeddingModelFormat
{
    private const uint Magic = 0x454E4646; // "FFNE"
    private const int Version = 2; // 1 had no seed

    public static void Write(EmbeddingFeedForwardModel model, BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((byte)model.Composition);
        writer.Write7BitEncodedInt(model.Length);
        writer.Write7BitEncodedInt(model.Dimension);
        NetworkParts.WriteLayers(model.HiddenLayers, model.Activation, model.OutputCount, model.Output, writer);
        model.Table.Ids.Save(writer);
        WriteCounts(model.Factors, writer);
        writer.Write(model.IsQuantized);
        model.Table.Save(writer);
        FloatArrays.Write(model.Layers.CopyParameters(), writer);
        NetworkParts.WriteSummary(model.Training, writer);
        WriteQuantization(model.Quantization, writer);
    }

    /// <summary>Reads a network that must have one of some output functions; none named allows any.</summary>
    public static EmbeddingFeedForwardModel Read(BinaryReader reader, params ReadOnlySpan<OutputFunction> expected)
    {
        try
        {
            var model = Read(reader);
            NetworkParts.Require(expected.IsEmpty || expected.Contains(model.Output), $"its output function {model.Output} does not suit its task");
            return model;
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"The network is damaged: {e.Message}", e);
        }
    }

    private static EmbeddingFeedForwardModel Read(BinaryReader reader)
    {
        NetworkParts.Require(reader.ReadUInt32() == Magic, "its first bytes are not those of a network over token ids");
        var version = reader.ReadInt32();
        NetworkParts.Require(version is 1 or Version, $"it has format version {version}; this program reads versions 1 and {Version}");
        var composition = (EmbeddingComposition)reader.ReadByte();
        NetworkParts.Require(Enum.IsDefined(composition), $"its composition {(int)composition} is unknown");
        var length = reader.Read7BitEncodedInt();
        var dimension = reader.Read7BitEncodedInt();
        NetworkParts.Require(dimension >= 1 && length >= 0, $"it claims vectors of {dimension} components and texts of {length} tokens");
        var (hidden, activation, outputs, output) = NetworkParts.ReadLayers(reader);
        var ids = IdSet.Load(reader);
        var factors = ReadCounts(reader, composition, ids.Count);
        EmbeddingTable table = reader.ReadBoolean()
            ? QuantizedEmbeddingTable.Load(ids, dimension, reader)
            : new FloatEmbeddingTable(ids, dimension, FloatArrays.Read(reader, "components of vectors", (long)ids.Count * dimension));
        int[] widths = [composition == EmbeddingComposition.Concatenate ? checked(length * dimension) : dimension, .. hidden, outputs];
        var parameters = FloatArrays.Read(reader, "parameters", DenseStack.CountParameters(widths));
        var layers = new DenseStack(widths, activation, parameters);
        var summary = NetworkParts.ReadSummary(reader, hasSeed: version > 1);
        return new EmbeddingFeedForwardModel(table, factors, length, layers, output, summary) { Quantization = ReadQuantization(reader) };
    }

    private static void WriteCounts(TokenFactors factors, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(factors.KindEnds.Length);
        foreach (var end in factors.KindEnds)
        {
            writer.Write7BitEncodedInt(end);
        }

        writer.Write7BitEncodedInt(factors.RowTotal);
        foreach (var count in factors.RowCounts)
        {
            writer.Write7BitEncodedInt(count);
        }
    }

    private static TokenFactors ReadCounts(BinaryReader reader, EmbeddingComposition composition, int tokens)
    {
        var kinds = reader.Read7BitEncodedInt();
        NetworkParts.Require(kinds is >= 1 and <= 16, $"it claims {kinds} kinds of tokens");
        var ends = new int[kinds];
        for (var i = 0; i < kinds; i++)
        {
            ends[i] = reader.Read7BitEncodedInt();
        }

        NetworkParts.Require(ends[^1] == tokens + 1, $"its kinds of tokens end at {ends[^1]} of {tokens + 1}");
        var total = reader.Read7BitEncodedInt();
        var counts = new int[composition == EmbeddingComposition.TfIdf ? tokens + 1 : 0];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.Read7BitEncodedInt();
            NetworkParts.Require(counts[i] >= 0 && counts[i] <= total, $"token {i} occurs in {counts[i]} of {total} rows");
        }

        return new TokenFactors(composition, ends, counts, total);
    }

    private static void WriteQuantization(Quantization? quantization, BinaryWriter writer)
    {
        writer.Write(quantization is not null);
        if (quantization is not null)
        {
            writer.Write(quantization.Rows);
            writer.Write(quantization.Accuracy);
            writer.Write(quantization.QuantizedAccuracy);
        }
    }

    private static Quantization? ReadQuantization(BinaryReader reader) =>
        reader.ReadBoolean() ? new Quantization(reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble()) : null;
}
