using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.LanguageModels;

/// <summary>ln Σ exp of scores that come piece by piece; the largest so far is taken off, so that nothing overflows.</summary>
internal struct RunningLogSum
{
    private float largest;
    private double sum; // of exp (score - largest)

    /// <summary>Gets ln Σ exp of all scores so far.</summary>
    public readonly float Value => (float)(largest + Math.Log(sum));

    /// <summary>Adds scores; their number is a multiple of 16, and negative infinity adds nothing.</summary>
    public void Add(ReadOnlySpan<float> scores)
    {
        var vectors = MemoryMarshal.Cast<float, Vector512<float>>(scores);
        var tops = vectors[0];
        foreach (var vector in vectors)
        {
            tops = Vector512.Max(tops, vector);
        }

        Raise(tops);
        if (float.IsNegativeInfinity(largest))
        {
            return; // nothing possible so far, from which nothing can be taken off
        }

        var sums = Vector512<float>.Zero;
        foreach (var vector in vectors)
        {
            sums += Vector512.Exp(vector - Vector512.Create(largest));
        }

        sum += Vector512.Sum(sums);
    }

    private void Raise(Vector512<float> tops)
    {
        var top = sum == 0 ? float.NegativeInfinity : largest;
        for (var i = 0; i < Vector512<float>.Count; i++)
        {
            top = MathF.Max(top, tops[i]);
        }

        sum = sum == 0 ? 0 : sum * Math.Exp(largest - top);
        largest = top;
    }
}
