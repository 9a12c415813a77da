namespace NlpMlNet.LanguageModels;

/// <summary>The probability and the back-off weight of each word.</summary>
/// <param name="values">Two numbers for each id; linear ones while a model is estimated, base-10 logarithms afterwards.</param>
internal sealed class UnigramTable(Memory<float> values)
{
    public UnigramTable(int count)
        : this(new float[2 * count])
    {
    }

    public int Count => values.Length / 2;

    public ReadOnlySpan<float> Values => values.Span;

    public void Set(int id, float probability, float backoff)
    {
        values.Span[2 * id] = probability;
        values.Span[(2 * id) + 1] = backoff;
    }

    public void SetBackoff(int id, float backoff) => values.Span[(2 * id) + 1] = backoff;

    /// <summary>Replaces all numbers by their base-10 logarithms.</summary>
    public void TakeLogarithms()
    {
        foreach (ref var value in values.Span)
        {
            value = (float)Math.Log10(value);
        }
    }
}
