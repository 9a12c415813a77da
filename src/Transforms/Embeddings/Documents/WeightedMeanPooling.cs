using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>The mean in which frequent words weigh less, without the common component: smooth inverse frequency.</summary>
/// <param name="weights">The weight of each fitted word; others weigh 1.</param>
/// <param name="component">The common component u of length 1, or none.</param>
/// <remarks>
/// v = 1/n sum over words w of a / (a + p(w)) v(w), where p(w) is the share of w among the fitted tokens and n the number of words with a
/// vector; then v - u (u . v). Source: Arora, Liang and Ma 2017, algorithm 1.
/// </remarks>
internal sealed class WeightedMeanPooling(float[] weights, float[] component) : Pooling
{
    public override string Name => "weighted-mean";

    /// <summary>The weights of words by how often they occur.</summary>
    public static float[] WeightsOf(IEnumerable<long> counts, long total, double smoothing) =>
        [.. counts.Select(count => (float)(smoothing / (smoothing + ((double)count / total))))];

    public override void Add(ReadOnlySpan<float> vector, int word, int position, int earlier, Span<float> pooled) =>
        TensorPrimitives.MultiplyAdd(vector, word < 0 || word >= weights.Length ? 1 : weights[word], pooled, pooled);

    public override void Finish(int count, Span<float> pooled)
    {
        TensorPrimitives.Divide(pooled, count, pooled);
        if (component.Length > 0)
        {
            TensorPrimitives.MultiplyAdd(component, -TensorPrimitives.Dot(component, pooled), pooled, pooled);
        }
    }
}
