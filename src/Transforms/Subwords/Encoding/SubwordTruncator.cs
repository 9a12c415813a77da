using NlpMlNet.Messages;

namespace NlpMlNet.Subwords;

/// <summary>How many tokens of each text are kept when both together are too long.</summary>
internal static class SubwordTruncator
{
    /// <summary>Divides the room among the texts.</summary>
    /// <param name="first">The tokens of the first text.</param>
    /// <param name="second">The tokens of the second text; <see langword="null"/> when there is none.</param>
    /// <param name="room">The tokens that there is room for.</param>
    /// <param name="truncation">Which text gives way.</param>
    /// <returns>The tokens kept of each.</returns>
    /// <exception cref="NlpMlNetException">The text that must not be cut is too long by itself.</exception>
    public static (int First, int Second) Divide(int first, int? second, int room, SubwordTruncation truncation)
    {
        var total = first + (second ?? 0);
        if (total <= room)
        {
            return (first, second ?? 0);
        }

        return truncation switch
        {
            SubwordTruncation.OnlyFirst => (Rest(room, second ?? 0, "second"), second ?? 0),
            SubwordTruncation.OnlySecond when second is not null => (first, Rest(room, first, "first")),
            SubwordTruncation.OnlySecond => throw new ArgumentException(
                $"{nameof(SubwordTruncation.OnlySecond)} needs a second text; the only one has {first} tokens, "
                + $"and there is room for {room}."),
            _ when second is null => (room, 0),
            _ => LongestFirst(first, second.Value, room),
        };
    }

    // The shorter text stays whole when it leaves the longer one at least as much; else each gets half, the longer one the odd token.
    private static (int First, int Second) LongestFirst(int first, int second, int room)
    {
        var shorter = Math.Min(first, second);
        var longer = shorter > room ? shorter : Math.Max(shorter, room - shorter);
        if (shorter + longer > room)
        {
            shorter = room / 2;
            longer = shorter + (room % 2);
        }

        return first > second ? (longer, shorter) : (shorter, longer);
    }

    private static int Rest(int room, int whole, string which) => whole <= room ? room - whole : throw new NlpMlNetException(
        $"The {which} text has {whole} tokens, there is room for {room}, and only the other text may be cut. "
        + $"Raise {new CodeName(typeof(SubwordEncodeOptions), nameof(SubwordEncodeOptions.MaximumLength))}, or use {nameof(SubwordTruncation.LongestFirst)}.");
}
