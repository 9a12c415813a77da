using System.Runtime.InteropServices;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>An n-gram model as bytes of a model file: the head, the unigrams, and the tables as they are in memory.</summary>
internal static class SavedNgramModel
{
    public static void Save(NgramModel model, BinaryWriter writer)
    {
        NgramHead.Of(model).Save(writer);
        writer.Write(MemoryMarshal.AsBytes(model.Tables.Unigrams.Values));
        foreach (var table in model.Tables.Higher)
        {
            writer.Write(MemoryMarshal.AsBytes(table.Starts.Span));
            writer.Write(table.Records.Span);
        }
    }

    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static NgramModel Load(BinaryReader reader)
    {
        var head = NgramHead.Load(reader);
        var unigrams = Read<float>(reader, 2L * head.Vocabulary.Count, "the table of words");
        List<NgramTable> higher = [];
        foreach (var (layout, count) in head.Tables)
        {
            var starts = Read<uint>(reader, layout.BucketCount + 1L, "a table of buckets");
            higher.Add(new NgramTable(layout, count, starts, Read<byte>(reader, NgramTable.BytesOf(layout, count), "a table of n-grams")));
        }

        var tables = new NgramTables(new UnigramTable(unigrams), higher);
        NgramTableCheck.Require(tables, head.Vocabulary);
        return new NgramModel(head.Vocabulary, tables, head.Warnings);
    }

    private static unsafe T[] Read<T>(BinaryReader reader, long count, string what)
        where T : unmanaged
    {
        var bytes = ClaimedBytes.Read(reader, checked((int)(count * sizeof(T))), what);
        return bytes as T[] ?? MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }
}
