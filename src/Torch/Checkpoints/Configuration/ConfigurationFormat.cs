namespace NlpMlNet.Checkpoints;

/// <summary>A configuration's bytes in a saved model, little-endian: magic, version, values.</summary>
internal static class ConfigurationFormat
{
    private const uint Magic = 0x43465254; // "TRFC"
    private const int Version = 1;

    public static void Write(TransformerConfiguration configuration, BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write((byte)configuration.Family);
        writer.Write((byte)configuration.Activation);
        writer.Write(configuration.HiddenSize);
        writer.Write(configuration.Layers);
        writer.Write(configuration.Heads);
        writer.Write(configuration.InnerSize);
        writer.Write(configuration.VocabularySize);
        writer.Write(configuration.Positions);
        writer.Write(configuration.FirstPosition);
        writer.Write(configuration.TokenTypes);
        writer.Write(configuration.PaddingId);
        writer.Write(configuration.LayerNormEpsilon);
        writer.Write(configuration.EmbeddingDropout);
        writer.Write(configuration.HiddenDropout);
        writer.Write(configuration.AttentionDropout);
        writer.Write(configuration.ClassifierDropout);
    }

    public static TransformerConfiguration Read(BinaryReader reader)
    {
        try
        {
            RequireSignature(reader);
            var configuration = new TransformerConfiguration
            {
                Family = (TransformerFamily)reader.ReadByte(),
                Activation = (TransformerActivation)reader.ReadByte(),
                HiddenSize = reader.ReadInt32(),
                Layers = reader.ReadInt32(),
                Heads = reader.ReadInt32(),
                InnerSize = reader.ReadInt32(),
                VocabularySize = reader.ReadInt32(),
                Positions = reader.ReadInt32(),
                FirstPosition = reader.ReadInt32(),
                TokenTypes = reader.ReadInt32(),
                PaddingId = reader.ReadInt32(),
                LayerNormEpsilon = reader.ReadSingle(),
                EmbeddingDropout = reader.ReadSingle(),
                HiddenDropout = reader.ReadSingle(),
                AttentionDropout = reader.ReadSingle(),
                ClassifierDropout = reader.ReadSingle(),
            };
            configuration.Validate();
            return configuration;
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException($"The configuration of the transformer is damaged: {e.Message}", e);
        }
    }

    private static void RequireSignature(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("No configuration of a transformer is where one should be.");
        }

        if (reader.ReadInt32() is var version and not Version)
        {
            throw new InvalidDataException($"The configuration of the transformer has format version {version}; this program reads version {Version}.");
        }
    }
}
