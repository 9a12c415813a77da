namespace NlpMlNet.LanguageModels;

/// <summary>All of an n-gram model but its numbers: vocabulary, warnings, and the layout and size of each table.</summary>
/// <param name="Vocabulary">The vocabulary.</param>
/// <param name="Warnings">What training had to say.</param>
/// <param name="Tables">The layout and the number of n-grams of each order from 2 on.</param>
internal sealed record NgramHead(LanguageModelVocabulary Vocabulary, IReadOnlyList<string> Warnings, IReadOnlyList<(NgramLayout Layout, int Count)> Tables)
{
    public static NgramHead Of(NgramModel model) => new(model.Vocabulary, model.Warnings, [.. model.Tables.Higher.Select(table => (table.Layout, table.Count))]);

    public void Save(BinaryWriter writer)
    {
        SavedVocabulary.Save(Vocabulary, writer);
        writer.Write7BitEncodedInt(Warnings.Count);
        foreach (var warning in Warnings)
        {
            writer.Write(warning);
        }

        writer.Write7BitEncodedInt(Tables.Count + 1);
        foreach (var (layout, count) in Tables)
        {
            writer.Write7BitEncodedInt(layout.WordBits);
            writer.Write7BitEncodedInt(layout.KeyBits);
            writer.Write7BitEncodedInt(layout.BucketBits);
            writer.Write(layout.HasBackoff);
            writer.Write7BitEncodedInt(count);
        }
    }

    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static NgramHead Load(BinaryReader reader)
    {
        var vocabulary = SavedVocabulary.Load(reader);
        string[] warnings = [.. Enumerable.Range(0, Bounded(reader.Read7BitEncodedInt(), 0, NgramRecord.LongestOrder, "warnings")).Select(_ => reader.ReadString())];
        var order = Bounded(reader.Read7BitEncodedInt(), 1, NgramRecord.LongestOrder, "orders");
        return new NgramHead(vocabulary, warnings, [.. Enumerable.Range(2, order - 1).Select(k => LoadTable(reader, hasBackoff: k < order))]);
    }

    private static (NgramLayout Layout, int Count) LoadTable(BinaryReader reader, bool hasBackoff)
    {
        var layout = new NgramLayout(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.ReadBoolean());
        var count = reader.Read7BitEncodedInt();
        NgramTableCheck.Require(layout, count, hasBackoff);
        return (layout, count);
    }

    private static int Bounded(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new InvalidDataException($"it claims {value} {what}; {least} to {most} are possible");
}
