namespace NlpMlNet.Decoding;

/// <summary>Finds the texts that end a continuation.</summary>
/// <param name="strings">The texts.</param>
internal sealed class StopStrings(IReadOnlyList<string> strings)
{
    private readonly int longest = strings.Count == 0 ? 0 : strings.Max(text => text.Length);

    /// <summary>Gets a value indicating whether there are any.</summary>
    public bool Any => longest > 0;

    /// <summary>Finds the first place where one of them begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="searched">How much of it was searched before.</param>
    /// <returns>The place; -1 for none.</returns>
    public int Find(string text, int searched)
    {
        var (from, first) = (Math.Max(0, searched - longest + 1), -1);
        foreach (var stop in strings)
        {
            var place = text.IndexOf(stop, from, StringComparison.Ordinal);
            first = place >= 0 && (first < 0 || place < first) ? place : first;
        }

        return first;
    }

    /// <summary>Finds how much of a text can be shown: not what may be the beginning of a stop string.</summary>
    /// <returns>The number of UTF-16 units.</returns>
    public int Shown(string text)
    {
        for (var start = Math.Max(0, text.Length - longest + 1); start < text.Length; start++)
        {
            var end = text.AsSpan(start);
            foreach (var stop in strings)
            {
                if (stop.Length > end.Length && stop.AsSpan().StartsWith(end))
                {
                    return start;
                }
            }
        }

        return text.Length;
    }
}
