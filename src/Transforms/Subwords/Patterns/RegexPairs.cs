using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>The characters beyond U+FFFF of a class, as alternatives of two UTF-16 units.</summary>
internal static class RegexPairs
{
    private const int First = 0x10000;
    private const int PerHigh = 0x400;

    /// <summary>Alternatives that meet exactly the members; empty when there are none.</summary>
    public static string Of(Func<Rune, bool> isMember)
    {
        // High units that are followed by the same low units share an alternative.
        var highsOfLows = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var start = First; start <= 0x10FFFF; start += PerHigh)
        {
            var lows = LowsOf(start, isMember);
            if (lows.Length > 0)
            {
                if (!highsOfLows.TryGetValue(lows, out var highs))
                {
                    highsOfLows[lows] = highs = new StringBuilder();
                }

                highs.Append(Unit(0xD800 + ((start - First) / PerHigh)));
            }
        }

        return string.Join('|', highsOfLows.Select(pair => $"[{pair.Value}][{pair.Key}]"));
    }

    private static string LowsOf(int start, Func<Rune, bool> isMember)
    {
        var lows = new StringBuilder();
        for (var low = 0; low < PerHigh;)
        {
            var end = low;
            while (end < PerHigh && isMember(new Rune(start + end)))
            {
                end++;
            }

            if (end > low)
            {
                lows.Append(Unit(0xDC00 + low)).Append('-').Append(Unit(0xDC00 + end - 1));
            }

            low = end + 1;
        }

        return lows.ToString();
    }

    private static string Unit(int unit) => $@"\u{unit:X4}";
}
