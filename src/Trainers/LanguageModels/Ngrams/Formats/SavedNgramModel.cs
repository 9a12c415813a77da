using System.Runtime.InteropServices;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>An n-gram model as bytes of a model file: vocabulary, warnings, unigrams, and the tables as they are in memory.</summary>
internal static class SavedNgramModel
{
    public static void Save(NgramModel model, BinaryWriter writer)
    {
        SavedVocabulary.Save(model.Vocabulary, writer);
        writer.Write7BitEncodedInt(model.Warnings.Count);
        foreach (var warning in model.Warnings)
        {
            writer.Write(warning);
        }

        writer.Write7BitEncodedInt(model.Order);
        writer.Write(MemoryMarshal.AsBytes(model.Tables.Unigrams.Values));
        foreach (var table in model.Tables.Higher)
        {
            var layout = table.Layout;
            writer.Write7BitEncodedInt(layout.WordBits);
            writer.Write7BitEncodedInt(layout.KeyBits);
            writer.Write7BitEncodedInt(layout.BucketBits);
            writer.Write(layout.HasBackoff);
            writer.Write7BitEncodedInt(table.Count);
            writer.Write(MemoryMarshal.AsBytes(table.Starts.Span));
            writer.Write(table.Records.Span);
        }
    }

    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static NgramModel Load(BinaryReader reader)
    {
        var vocabulary = SavedVocabulary.Load(reader);
        string[] warnings = [.. Enumerable.Range(0, Bounded(reader.Read7BitEncodedInt(), 0, NgramRecord.LongestOrder, "warnings")).Select(_ => reader.ReadString())];
        var order = Bounded(reader.Read7BitEncodedInt(), 1, NgramRecord.LongestOrder, "orders");
        var unigrams = new float[checked(2 * vocabulary.Count)];
        Read(reader, MemoryMarshal.AsBytes(unigrams.AsSpan()));
        List<NgramTable> higher = [];
        for (var k = 2; k <= order; k++)
        {
            higher.Add(LoadTable(reader, hasBackoff: k < order));
        }

        var tables = new NgramTables(new UnigramTable(unigrams), higher);
        NgramTableCheck.Require(tables, vocabulary);
        return new NgramModel(vocabulary, tables, warnings);
    }

    private static NgramTable LoadTable(BinaryReader reader, bool hasBackoff)
    {
        var layout = new NgramLayout(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.ReadBoolean());
        var count = reader.Read7BitEncodedInt();
        NgramTableCheck.Require(layout, count, hasBackoff);
        var starts = MemoryMarshal.Cast<byte, uint>(ClaimedBytes.Read(reader, checked(sizeof(uint) * (layout.BucketCount + 1)), "a table of buckets")).ToArray();
        var records = ClaimedBytes.Read(reader, checked((count * layout.RecordBytes) + NgramTable.Padding), "a table of n-grams");
        return new NgramTable(layout, count, starts, records);
    }

    private static void Read(BinaryReader reader, Span<byte> bytes)
    {
        ClaimedBytes.Read(reader, bytes.Length, "the table of words").CopyTo(bytes);
    }

    private static int Bounded(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new InvalidDataException($"it claims {value} {what}; {least} to {most} are possible");
}
