namespace NlpMlNet.Sentiment;

/// <summary>The bytes of a lexicon inside a model.</summary>
internal static class LexiconContentsFormat
{
    public static void Write(BinaryWriter writer, LexiconContents contents)
    {
        writer.Write(contents.Name);
        writer.Write(contents.WeakValence);
        WriteValues(writer, contents.Valences);
        WriteValues(writer, contents.Boosters);
        WriteValues(writer, contents.Symbols);
        WriteEntries(writer, contents.Negations);
        WriteEntries(writer, contents.NoWords);
        WriteEntries(writer, contents.Pronouns);
        WriteEntries(writer, contents.Contrasts);
        WriteEntries(writer, contents.Elisions);
    }

    public static LexiconContents Read(BinaryReader reader) => new()
    {
        Name = reader.ReadString(),
        WeakValence = reader.ReadSingle(),
        Valences = ReadValues(reader),
        Boosters = ReadValues(reader),
        Symbols = ReadValues(reader),
        Negations = ReadEntries(reader),
        NoWords = ReadEntries(reader),
        Pronouns = ReadEntries(reader),
        Contrasts = ReadEntries(reader),
        Elisions = ReadEntries(reader),
    };

    // In order, so that the same lexicon always has the same bytes.
    private static void WriteValues(BinaryWriter writer, IReadOnlyDictionary<string, float> values)
    {
        writer.Write(values.Count);
        foreach (var (entry, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            writer.Write(entry);
            writer.Write(value);
        }
    }

    private static void WriteEntries(BinaryWriter writer, IReadOnlyCollection<string> entries)
    {
        writer.Write(entries.Count);
        foreach (var entry in entries.Order(StringComparer.Ordinal))
        {
            writer.Write(entry);
        }
    }

    private static Dictionary<string, float> ReadValues(BinaryReader reader)
    {
        Dictionary<string, float> values = new(StringComparer.Ordinal);
        for (var left = ReadCount(reader); left > 0; left--)
        {
            values.Add(reader.ReadString(), reader.ReadSingle());
        }

        return values;
    }

    private static List<string> ReadEntries(BinaryReader reader)
    {
        List<string> entries = [];
        for (var left = ReadCount(reader); left > 0; left--)
        {
            entries.Add(reader.ReadString());
        }

        return entries;
    }

    private static int ReadCount(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count >= 0 ? count : throw new InvalidDataException($"a list of the lexicon claims to hold {count} entries");
    }
}
