using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>Makes one vector of those of a document's words, which come one after the other.</summary>
internal abstract class Pooling
{
    /// <summary>Gets the kind of pooling in slot names.</summary>
    public abstract string Name { get; }

    /// <summary>Takes the next vector.</summary>
    /// <param name="vector">The vector of a word.</param>
    /// <param name="word">The word's number among the fitted ones, or -1.</param>
    /// <param name="position">The word's position in the document.</param>
    /// <param name="earlier">How many vectors were taken before.</param>
    /// <param name="pooled">What has come about so far; zeros in the beginning.</param>
    public abstract void Add(ReadOnlySpan<float> vector, int word, int position, int earlier, Span<float> pooled);

    /// <summary>Ends a document with at least one vector.</summary>
    public virtual void Finish(int count, Span<float> pooled)
    {
    }
}

/// <summary>The sum of the vectors.</summary>
internal sealed class SumPooling : Pooling
{
    public override string Name => "sum";

    public override void Add(ReadOnlySpan<float> vector, int word, int position, int earlier, Span<float> pooled) =>
        TensorPrimitives.Add(pooled, vector, pooled);
}

/// <summary>The mean of the vectors.</summary>
internal sealed class MeanPooling : Pooling
{
    public override string Name => "mean";

    public override void Add(ReadOnlySpan<float> vector, int word, int position, int earlier, Span<float> pooled) =>
        TensorPrimitives.Add(pooled, vector, pooled);

    public override void Finish(int count, Span<float> pooled) => TensorPrimitives.Divide(pooled, count, pooled);
}

/// <summary>The largest value of each number.</summary>
internal sealed class MaximumPooling : Pooling
{
    public override string Name => "maximum";

    public override void Add(ReadOnlySpan<float> vector, int word, int position, int earlier, Span<float> pooled)
    {
        if (earlier == 0)
        {
            vector.CopyTo(pooled);
        }
        else
        {
            TensorPrimitives.Max(pooled, vector, pooled);
        }
    }
}

/// <summary>The vectors in the order of the words.</summary>
internal sealed class Concatenation : Pooling
{
    public override string Name => "concatenate";

    public override void Add(ReadOnlySpan<float> vector, int word, int position, int earlier, Span<float> pooled) =>
        vector.CopyTo(pooled[(position * vector.Length)..]);
}
