using System.Numerics;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Which of many possible token ids there are, and the place of each among them in ascending order.</summary>
/// <remarks>
/// A bit for each possible id and, for every 64 of them, the number of those before: a succinct set with rank (Jacobson, 1989).
/// Two million hashed n-grams take 375 kB, which stays in a cache, and finding a place takes two reads.
/// </remarks>
internal sealed class IdSet
{
    private readonly ulong[] bits;
    private readonly int[] before; // members below 64 i

    private IdSet(ulong[] bits)
    {
        this.bits = bits;
        before = new int[bits.Length];
        for (var i = 0; i < bits.Length; i++)
        {
            before[i] = Count;
            Count += BitOperations.PopCount(bits[i]);
        }
    }

    /// <summary>Gets the number of ids that there are.</summary>
    public int Count { get; }

    /// <summary>Gets the ids, ascending.</summary>
    public IEnumerable<int> Members
    {
        get
        {
            for (var i = 0; i < bits.Length; i++)
            {
                for (var rest = bits[i]; rest != 0; rest &= rest - 1)
                {
                    yield return (64 * i) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    /// <summary>Makes the set of some ids, in any order, each at least 0.</summary>
    public static IdSet Create(IReadOnlyCollection<int> ids)
    {
        var bits = new ulong[ids.Count == 0 ? 0 : (ids.Max() / 64) + 1];
        foreach (var id in ids)
        {
            bits[id / 64] |= 1UL << id;
        }

        return new IdSet(bits);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no set.</exception>
    public static IdSet Load(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count < 0)
        {
            throw new InvalidDataException($"it claims {count} token ids");
        }

        List<int> ids = [];
        for (long id = -1; ids.Count < count; ids.Add((int)id))
        {
            id += (long)(uint)reader.Read7BitEncodedInt() + 1;
            if (id > int.MaxValue)
            {
                throw new InvalidDataException($"token id {ids.Count} is beyond {int.MaxValue}");
            }
        }

        return Create(ids);
    }

    /// <summary>Writes the distances between neighbours, most of which fit into a byte.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Count);
        var last = -1;
        foreach (var id in Members)
        {
            writer.Write7BitEncodedInt(id - last - 1);
            last = id;
        }
    }

    /// <summary>The number of ids below this one, if it is there; otherwise -1.</summary>
    public int PlaceOf(int id)
    {
        var block = (uint)id / 64;
        if (block >= (uint)bits.Length || ((bits[block] >> id) & 1) == 0)
        {
            return -1;
        }

        return before[block] + BitOperations.PopCount(bits[block] & ((1UL << id) - 1));
    }
}
