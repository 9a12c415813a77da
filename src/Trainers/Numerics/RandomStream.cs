using System.Runtime.Intrinsics;

namespace NlpMlNet.Numerics;

/// <summary>A seeded stream of random numbers, the same on every platform and in every version of .NET.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, 2014). Being a counter put through a mixing function, it also answers for any position at once.</remarks>
internal struct RandomStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    /// <summary>Initializes a stream; streams of one seed with different purposes are independent.</summary>
    public RandomStream(int seed, ulong purpose) => state = Mix(((ulong)(uint)seed * Golden) + Mix(purpose + Golden));

    public ulong Next() => Mix(state += Golden);

    /// <summary>The number that a stream gives at a position.</summary>
    public readonly ulong At(ulong position) => Mix(state + ((position + 1) * Golden));

    /// <summary>The numbers that the stream gives from a position on, eight at a time.</summary>
    public readonly Vectors VectorsFrom(ulong position) =>
        new(Vector512.Create(state + ((position + 1) * Golden)) + (Vector512<ulong>.Indices * Golden));

    /// <summary>Uniform in [-1, 1).</summary>
    public float NextSymmetric() => ((Next() >> 40) * (2f / (1 << 24))) - 1f;

    /// <summary>Uniform in 0 .. bound - 1 (Lemire's multiplication, whose bias of bound / 2^64 is beyond notice).</summary>
    public int NextBelow(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Puts the elements into random order (Fisher and Yates; Durstenfeld, 1964).</summary>
    public void Shuffle(Span<int> elements)
    {
        for (var i = elements.Length - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (elements[i], elements[j]) = (elements[j], elements[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Eight numbers of a stream after the other eight.</summary>
    public struct Vectors(Vector512<ulong> first)
    {
        private Vector512<ulong> at = first;

        public Vector512<ulong> Next()
        {
            var z = at;
            at += Vector512.Create(unchecked(8 * Golden));
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
