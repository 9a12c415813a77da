using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NlpMlNet.Ngrams;

/// <summary>The weight of an n-gram in a text: tf-weight x idf, and the division by the length of all weights.</summary>
internal sealed class NgramWeights
{
    private readonly NgramWeighting weighting;
    private readonly bool normalize;
    private readonly float[] inverseFrequencies;

    public NgramWeights(NgramFeaturesOptions options, NgramVocabulary vocabulary)
    {
        weighting = options.Weighting;
        normalize = options.Normalize;
        inverseFrequencies = new float[vocabulary.Count];
        for (var slot = 0; slot < inverseFrequencies.Length; slot++)
        {
            inverseFrequencies[slot] = options.UseInverseDocumentFrequency ? InverseFrequency(vocabulary.DocumentsWith(slot), vocabulary.DocumentCount) : 1;
        }
    }

    /// <summary>The weight of an n-gram that occurs in a text, before normalisation.</summary>
    public float Of(int slot, int occurrences) => inverseFrequencies[slot] * TermWeight(occurrences);

    /// <summary>Divides by the Euclidean length, when that is wanted.</summary>
    public void Normalize(Span<float> values)
    {
        if (normalize && values.Length > 0)
        {
            Divide(values, TensorPrimitives.Norm<float>(values));
        }
    }

    private static void Divide(Span<float> values, float divisor)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref var vector in vectors)
        {
            vector /= new Vector<float>(divisor);
        }

        foreach (ref var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            value /= divisor;
        }
    }

    // idf = ln((1 + N) / (1 + n)) + 1; n = N gives 1, n = 1 of N = 999 gives 7.2.
    private static float InverseFrequency(int documents, int documentCount) =>
        (float)(Math.Log((1.0 + documentCount) / (1.0 + documents)) + 1);

    private float TermWeight(int occurrences) => weighting switch
    {
        NgramWeighting.Binary => 1,
        NgramWeighting.Count => occurrences,
        _ => occurrences == 1 ? 1 : 1 + MathF.Log(occurrences),
    };
}
