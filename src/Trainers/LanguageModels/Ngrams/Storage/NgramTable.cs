using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NlpMlNet.LanguageModels;

/// <summary>The n-grams of one order above 1, in memory or in a mapped file; see <see cref="NgramLayout"/>.</summary>
/// <param name="layout">What a record is.</param>
/// <param name="count">The number of n-grams.</param>
/// <param name="starts">The number of the first n-gram of each bucket, and behind them the number of all.</param>
/// <param name="records">The records, and <see cref="Padding"/> bytes behind them.</param>
internal sealed class NgramTable(NgramLayout layout, int count, ReadOnlyMemory<uint> starts, Memory<byte> records)
{
    /// <summary>The bytes behind the last record, so that a remainder can be read as a number of 32 bits.</summary>
    public const int Padding = 4;

    /// <summary>The bytes of the records with their padding.</summary>
    public static long BytesOf(NgramLayout layout, int count) => ((long)count * layout.RecordBytes) + Padding;

    public NgramLayout Layout => layout;

    public int Count => count;

    public ReadOnlyMemory<uint> Starts => starts;

    public ReadOnlyMemory<byte> Records => records;

    /// <summary>Opens the table for one text: spans of mapped files must not be kept longer.</summary>
    public NgramTableView View() => new(layout, starts.Span, records.Span);

    public void SetBackoff(int index, float backoff)
    {
        var place = (index * layout.RecordBytes) + layout.RemainderBytes + sizeof(float);
        MemoryMarshal.Write(records.Span[place..], in backoff);
    }

    /// <summary>Finds the context and the last word of each n-gram, by number.</summary>
    /// <param name="contexts">The number of n-grams of the order below.</param>
    /// <param name="words">The number of words.</param>
    /// <exception cref="InvalidDataException">The table of a damaged file names others.</exception>
    public (int Context, int Word)[] Keys(int contexts, int words)
    {
        var keys = new (int, int)[count];
        var firsts = starts.Span;
        var view = View();
        for (var bucket = 0; bucket < layout.BucketCount; bucket++)
        {
            for (var i = (int)firsts[bucket]; i < firsts[bucket + 1]; i++)
            {
                var (context, word) = layout.Unmix(((ulong)bucket << layout.RemainderBits) | view.RemainderOf(i));
                keys[i] = i < count && (uint)context < (uint)contexts && (uint)word < (uint)words
                    ? (context, word)
                    : throw new InvalidDataException("a table of n-grams names words or contexts that aren't there");
            }
        }

        return keys;
    }

    /// <summary>Replaces all numbers by their base-10 logarithms.</summary>
    public void TakeLogarithms()
    {
        var bytes = records.Span;
        for (var i = 0; i < count; i++)
        {
            for (var place = layout.RemainderBytes; place < layout.RecordBytes; place += sizeof(float))
            {
                ref var value = ref bytes[(i * layout.RecordBytes) + place];
                Unsafe.WriteUnaligned(ref value, (float)Math.Log10(Unsafe.ReadUnaligned<float>(ref value)));
            }
        }
    }
}
