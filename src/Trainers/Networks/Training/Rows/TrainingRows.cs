namespace NlpMlNet.Networks;

/// <summary>Rows to learn from: inputs of some form, a target and a weight each.</summary>
/// <param name="targets">Class numbers from 0, or values.</param>
/// <param name="weights">Example weights, or empty for all ones.</param>
internal abstract class TrainingRows(float[] targets, float[] weights)
{
    public int Count => targets.Length;

    /// <summary>Gets the number of inputs, or of different tokens.</summary>
    public abstract int SlotCount { get; }

    public ReadOnlySpan<float> Targets => targets;

    /// <summary>Gets the group of each row that stays on one side of a split.</summary>
    /// <value>Each row by itself: numbers that measure texts may be equal where the texts are not.</value>
    public virtual IReadOnlyList<int> Groups => [.. Enumerable.Range(0, Count)];

    /// <summary>The example weight of a row.</summary>
    public float WeightOf(int row) => weights.Length == 0 ? 1f : weights[row];
}
