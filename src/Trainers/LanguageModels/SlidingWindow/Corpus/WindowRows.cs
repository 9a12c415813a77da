using NlpMlNet.Networks;

namespace NlpMlNet.LanguageModels;

/// <summary>Tokens to predict, each with the window of tokens before it.</summary>
/// <remarks>A window never goes back beyond the start of its line; what is before that is padding.</remarks>
/// <param name="ids">All tokens, with the start of each line, or once at the beginning where lines are one stream.</param>
/// <param name="positions">The positions of the tokens to predict: all but the starts.</param>
/// <param name="start">The id of the start.</param>
/// <param name="window">N.</param>
/// <param name="vocabularySize">V.</param>
internal sealed class WindowRows(int[] ids, int[] positions, int start, int window, int vocabularySize)
    : TrainingRows(new float[positions.Length], [])
{
    /// <summary>Gets V and the padding.</summary>
    public override int SlotCount => vocabularySize + 1;

    /// <summary>Gets N.</summary>
    public int Window => window;

    /// <summary>Gets all tokens.</summary>
    public int[] Ids => ids;

    /// <summary>The token to predict in a row.</summary>
    public int TargetOf(int row) => ids[positions[row]];

    /// <summary>Writes the window of a row, padding in front.</summary>
    public void Read(int row, Span<int> slots) => Fill(ids.AsSpan(0, positions[row]), start, vocabularySize, slots);

    /// <summary>Writes the last tokens of a context, down to the start of its line.</summary>
    /// <param name="context">All tokens before the one to predict.</param>
    /// <param name="start">The id of a line's start.</param>
    /// <param name="padding">The slot for places without a token.</param>
    /// <param name="slots">Receives (N).</param>
    public static void Fill(ReadOnlySpan<int> context, int start, int padding, Span<int> slots)
    {
        var line = context[Math.Max(0, context.Length - slots.Length)..];
        line = line[Math.Max(0, line.LastIndexOf(start))..];
        slots[..^line.Length].Fill(padding);
        line.CopyTo(slots[^line.Length..]);
    }
}
