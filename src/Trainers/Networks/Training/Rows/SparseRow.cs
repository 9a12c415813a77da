namespace NlpMlNet.Networks;

/// <summary>One row's non-zero slots.</summary>
internal readonly ref struct SparseRow(ReadOnlySpan<int> slots, ReadOnlySpan<float> values)
{
    public ReadOnlySpan<int> Slots { get; } = slots;

    public ReadOnlySpan<float> Values { get; } = values;

    public void Deconstruct(out ReadOnlySpan<int> slots, out ReadOnlySpan<float> values)
    {
        slots = Slots;
        values = Values;
    }
}
