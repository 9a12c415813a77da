namespace NlpMlNet.Words;

/// <summary>The rules of a saved component: the last of its bytes, which components saved before there were rules don't have.</summary>
internal static class SavedTextRules
{
    public static void Save(TextRules rules, BinaryWriter writer) => writer.Write((byte)rules);

    /// <exception cref="InvalidDataException">There is a rule that this version doesn't know.</exception>
    public static TextRules Load(BinaryReader reader)
    {
        if (reader.BaseStream.Position == reader.BaseStream.Length)
        {
            return TextRules.None;
        }

        var rules = (TextRules)reader.ReadByte();
        return (rules & ~TextRules.All) == 0
            ? rules
            : throw new InvalidDataException($"it reads texts by rules ({(int)rules}) that this version of the package doesn't know");
    }
}
