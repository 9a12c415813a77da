using NlpMlNet.Messages;
using NlpMlNet.Tokens;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.PadOrTruncateOptions>;

namespace NlpMlNet;

/// <summary>How long every row becomes, on which sides it is padded and cut, and which columns describe it.</summary>
public sealed record PadOrTruncateOptions
{
    private const double LongestRow = 100;

    /// <summary>Gets the number of positions that every row gets.</summary>
    /// <value><see langword="null"/>: learnt from the fitted data, see <see cref="LengthPercentile"/>.</value>
    public int? Length { get; init; }

    /// <summary>Gets the share of rows, in percent, that the learnt length holds whole; above 0, at most 100.</summary>
    /// <value>100: as long as the longest row. With 95, at most one row in twenty of the fitted data is cut.</value>
    /// <remarks>The shortest length for which at least so many rows, empty ones included, are no longer (nearest rank).</remarks>
    public double LengthPercentile { get; init; } = LongestRow;

    /// <summary>Gets the number of floats a position, for sequences of vectors in a Vector&lt;Single&gt;, one vector behind the other.</summary>
    /// <value>1: each item of the column is a position of its own. Ids and texts always are.</value>
    public int Width { get; init; } = 1;

    /// <summary>Gets the side on which shorter rows are padded.</summary>
    /// <value><see cref="SequenceSide.End"/>.</value>
    public SequenceSide PadAt { get; init; } = SequenceSide.End;

    /// <summary>Gets the side on which longer rows are cut.</summary>
    /// <value><see cref="SequenceSide.End"/>: the first tokens stay.</value>
    public SequenceSide TruncateAt { get; init; } = SequenceSide.End;

    /// <summary>Gets the name of a column to add that says which positions are filled: a Vector&lt;Single&gt; of 1 (filled) and 0 (padding).</summary>
    /// <value><see langword="null"/>: no such column.</value>
    public string? MaskColumn { get; init; }

    /// <summary>Gets the name of a column to add with the number of filled positions, an Int32.</summary>
    /// <value><see langword="null"/>: no such column.</value>
    public string? LengthColumn { get; init; }

    /// <summary>Gets the token that stops fitting.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of padding and truncating are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Length is null or >= 1, nameof(Length), Length, "at least 1, or null to learn it"),
        Unless(LengthPercentile is > 0 and <= LongestRow, nameof(LengthPercentile), LengthPercentile, "above 0 and at most 100"),
        If(
            Length is not null && LengthPercentile != LongestRow,
            $"{Option(nameof(Length))} is given, so that none is learnt: {Option(nameof(LengthPercentile))} must not be set"),
        Unless(Width >= 1, nameof(Width), Width, "at least 1"),
        UnlessSide(nameof(PadAt), PadAt),
        UnlessSide(nameof(TruncateAt), TruncateAt),
        UnlessName(nameof(MaskColumn), MaskColumn),
        UnlessName(nameof(LengthColumn), LengthColumn),
        If(
            MaskColumn is not null && MaskColumn == LengthColumn,
            $"{Option(nameof(MaskColumn))} and {Option(nameof(LengthColumn))} are both '{MaskColumn}'; they must differ"),
    ];

    private static MessageText? UnlessSide(string name, SequenceSide side) =>
        Unless(Enum.IsDefined(side), name, (int)side, $"one of {string.Join(", ", Enum.GetNames<SequenceSide>())}");

    private static MessageText? UnlessName(string name, string? column) =>
        Unless(column is null || !string.IsNullOrWhiteSpace(column), name, "empty", "a name, or null for no such column");
}
