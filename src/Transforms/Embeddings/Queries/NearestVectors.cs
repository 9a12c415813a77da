using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>Finds the words whose vectors have the smallest angle to a vector, inside a call that is counted.</summary>
internal static class NearestVectors
{
    private const int WordsOfABlock = 1024;
    private const long NumbersWorthThreads = 1 << 18;

    public static SimilarWord[] Find(WordVectors vectors, float[] target, int count, string[] excluded)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var length = TensorPrimitives.Norm<float>(target);
        if (length == 0)
        {
            throw new ArgumentException("The vector is zero: it has no direction, and so no word is similar.", nameof(target));
        }

        TensorPrimitives.Divide(target, length, target);
        var left = excluded.Select(word => vectors.Words.TryGetIndex(word, out var index) ? index : -1).ToHashSet();
        var best = new BestMatches(count);
        var gate = new Lock();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = (long)vectors.Count * vectors.Dimension < NumbersWorthThreads ? 1 : Environment.ProcessorCount,
        };
        Parallel.For(0, (vectors.Count + WordsOfABlock - 1) / WordsOfABlock, options, () => new BestMatches(count), Search, Merge);
        return [.. best.InOrder().Select(match => new SimilarWord(vectors.Words[match.Index].ToString(), match.Similarity))];

        BestMatches Search(int block, ParallelLoopState state, BestMatches found)
        {
            var end = Math.Min(vectors.Count, (block + 1) * WordsOfABlock);
            for (var index = block * WordsOfABlock; index < end; index++)
            {
                var vector = vectors.Vectors[index];
                var size = TensorPrimitives.Norm(vector);
                if (size > 0 && !left.Contains(index))
                {
                    found.Offer(index, TensorPrimitives.Dot(vector, target) / size);
                }
            }

            return found;
        }

        void Merge(BestMatches found)
        {
            lock (gate)
            {
                best.OfferAll(found);
            }
        }
    }
}
