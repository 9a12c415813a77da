using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NlpMlNet.LanguageModels;

/// <summary>A table while it is read.</summary>
internal readonly ref struct NgramTableView
{
    private readonly NgramLayout layout;
    private readonly ReadOnlySpan<uint> starts;
    private readonly ReadOnlySpan<byte> records;
    private readonly int recordBytes;
    private readonly int remainderBytes;
    private readonly int remainderBits;
    private readonly uint remainderMask;

    public NgramTableView(NgramLayout layout, ReadOnlySpan<uint> starts, ReadOnlySpan<byte> records)
    {
        this.layout = layout;
        this.starts = starts;
        this.records = records;
        (recordBytes, remainderBytes, remainderBits) = (layout.RecordBytes, layout.RemainderBytes, layout.RemainderBits);
        remainderMask = (uint)((1UL << remainderBits) - 1);
    }

    /// <summary>Finds the number of an n-gram; -1 when it isn't there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int context, int word)
    {
        var key = layout.Mix(context, word);
        var remainder = (uint)key & remainderMask;
        var bucket = (int)(key >> remainderBits);
        var end = (int)starts[bucket + 1];
        for (var i = (int)starts[bucket]; i < end; i++)
        {
            if (RemainderOf(i) == remainder)
            {
                return i;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint RemainderOf(int index) =>
        Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(records), Check(index))) & remainderMask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ProbabilityOf(int index) => Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(records), Check(index) + remainderBytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float BackoffOf(int index) => Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(records), Check(index) + remainderBytes + sizeof(float)));

    /// <summary>Refuses a place outside, which a damaged file can name; the whole record and its padding lie inside then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Check(int index)
    {
        var place = (long)index * recordBytes;
        if ((ulong)place > (ulong)(records.Length - recordBytes - NgramTable.Padding))
        {
            ThrowOutside();
        }

        return (int)place;
    }

    private static void ThrowOutside() => throw new InvalidDataException("a table of n-grams points outside itself");
}
