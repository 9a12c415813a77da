namespace NlpMlNet.Subwords;

/// <summary>The options of a transformer as bytes.</summary>
internal static class SavedSubwordOptions
{
    public static void Save(SubwordOptions options, BinaryWriter writer)
    {
        writer.Write(options.Encoding.AddSpecialTokens);
        writer.Write(options.Encoding.MaximumLength ?? 0);
        writer.Write((byte)options.Encoding.Truncation);
        WriteName(options.SecondInputColumnName, writer);
        WriteName(options.TokensColumnName, writer);
        WriteName(options.AttentionMaskColumnName, writer);
        WriteName(options.TypeIdsColumnName, writer);
        WriteName(options.CutTokensColumnName, writer);
    }

    public static SubwordOptions Load(BinaryReader reader)
    {
        var options = new SubwordOptions
        {
            Encoding = new SubwordEncodeOptions
            {
                AddSpecialTokens = reader.ReadBoolean(),
                MaximumLength = reader.ReadInt32() is var length and not 0 ? length : null,
                Truncation = (SubwordTruncation)reader.ReadByte(),
            },
            SecondInputColumnName = ReadName(reader),
            TokensColumnName = ReadName(reader),
            AttentionMaskColumnName = ReadName(reader),
            TypeIdsColumnName = ReadName(reader),
            CutTokensColumnName = ReadName(reader),
        };
        try
        {
            options.Validate();
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }

        return options;
    }

    // A column's name is never empty, so that an empty one can stand for none.
    private static void WriteName(string? name, BinaryWriter writer) => writer.Write(name ?? string.Empty);

    private static string? ReadName(BinaryReader reader) => reader.ReadString() is { Length: > 0 } name ? name : null;
}
