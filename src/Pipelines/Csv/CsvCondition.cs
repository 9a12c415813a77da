using System.Text.Json.Serialization;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Wants the rows of a CSV file by their value in a column.</summary>
/// <param name="Column">The column's name as in the header (or as it looks there), in the same case.</param>
/// <param name="Value">What the cell is held against.</param>
/// <remarks>
/// Several conditions with <see cref="CsvComparison.Equal"/> on one column want any of their values; all others must hold:
/// <c>split=train</c>, <c>split=dev</c> and <c>year&gt;=2020</c> want the rows since 2020 in either of the two splits.
/// Numbers are compared as numbers (<c>1</c> is <c>1.0</c>), unless one has leading zeros: that is an identifier. A cell that is neither
/// number nor date is not smaller and not larger than anything.
/// </remarks>
public sealed record CsvCondition(string Column, string Value)
{
    private static readonly (string Sign, CsvComparison Comparison)[] Signs = // the longer ones first
    [
        ("!=", CsvComparison.NotEqual), ("<=", CsvComparison.LessOrEqual), (">=", CsvComparison.GreaterOrEqual),
        ("=", CsvComparison.Equal), ("<", CsvComparison.Less), (">", CsvComparison.Greater),
    ];

    /// <summary>Gets how the cell is held against the value.</summary>
    /// <value><see cref="CsvComparison.Equal"/>.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonConverter(typeof(JsonStringEnumConverter<CsvComparison>))]
    public CsvComparison Comparison { get; init; }

    /// <summary>Reads conditions as they are given on the command line.</summary>
    /// <param name="text">
    /// <c>column=value</c>, <c>column=value,other value</c> (either of them), or with one of <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>,
    /// <c>&gt;</c>, <c>&gt;=</c>; a value in double quotes is taken as it is, with commas and spaces at its ends.
    /// </param>
    /// <returns>A condition for each value.</returns>
    /// <exception cref="FormatException">There is no column or no comparison, or what must be a number or a date is neither.</exception>
    public static IReadOnlyList<CsvCondition> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var place = text.AsSpan().IndexOfAny("=<>!");
        var sign = place <= 0 ? default : Signs.FirstOrDefault(sign => text.AsSpan(place).StartsWith(sign.Sign));
        if (sign.Sign is null)
        {
            throw new FormatException($"{text} is not of the form column=value, or with !=, <, <=, > or >= between the two.");
        }

        var value = text[(place + sign.Sign.Length)..];
        var isQuoted = value.Trim() is ['"', _, .., '"'];
        if (!isQuoted && value.AsSpan().IndexOfAny('=', '<', '>') == 0)
        {
            throw new FormatException(
                $"{text} asks for '{value}' behind the {sign.Sign}. A comparison is one of =, !=, <, <=, > and >=; a value that begins with such a sign must be in double quotes: {text[..place]}{sign.Sign}\"{value}\".");
        }

        string[] values = isQuoted ? [value.Trim()[1..^1]] : value.Split(',', StringSplitOptions.TrimEntries);
        CsvCondition[] conditions = [.. values.Select(one => new CsvCondition(text[..place], one) { Comparison = sign.Comparison })];
        return conditions.Select(condition => condition.Failure).OfType<MessageText>().FirstOrDefault() is { } failure
            ? throw new FormatException(failure.ToString())
            : conditions;
    }

    /// <summary>Shows the condition as it is given on the command line.</summary>
    /// <returns><c>column=value</c>, with the sign of the comparison.</returns>
    public override string ToString() =>
        $"{Column}{Signs.First(sign => sign.Comparison == Comparison).Sign}{(NeedsQuotes ? $"\"{Value}\"" : Value)}";

    private bool NeedsQuotes => Value.Contains(',', StringComparison.Ordinal) || Value.Trim() != Value || Value.StartsWith('"') || Value.AsSpan().IndexOfAny('=', '<', '>') == 0;

    /// <summary>Gets what is wrong with the condition; <see langword="null"/> when nothing is.</summary>
    internal MessageText? Failure =>
        Comparison is CsvComparison.Equal or CsvComparison.NotEqual || ComparedValue.Of(Value, '.').IsOrdered
            ? null
            : MessageText.Of($"{Column}{Signs.First(sign => sign.Comparison == Comparison).Sign}{Value}: '{Value}' is neither a number nor a date such as 2024-01-31, and has no order");

    /// <summary>Tells whether a cell fulfils the condition.</summary>
    internal bool Holds(ComparedValue cell) => Holds(cell, ComparedValue.Of(Value, '.'));

    /// <summary>Tells whether a cell fulfils the condition, whose value has been read.</summary>
    internal bool Holds(ComparedValue cell, ComparedValue value) => Comparison switch
    {
        CsvComparison.Equal => cell.IsSame(value),
        CsvComparison.NotEqual => !cell.IsSame(value),
        CsvComparison.Less => cell.CompareTo(value) < 0,
        CsvComparison.LessOrEqual => cell.CompareTo(value) <= 0,
        CsvComparison.Greater => cell.CompareTo(value) > 0,
        _ => cell.CompareTo(value) >= 0,
    };

    /// <summary>Tells whether no row can be wanted by both lists, since they want other values of one column.</summary>
    internal static bool Exclude(IReadOnlyList<CsvCondition> first, IReadOnlyList<CsvCondition> second) => first
        .GroupBy(condition => condition.Column, StringComparer.Ordinal)
        .Join(
            second.GroupBy(condition => condition.Column, StringComparer.Ordinal),
            conditions => conditions.Key,
            conditions => conditions.Key,
            (ours, theirs) => ColumnConditions.Exclude([.. ours], [.. theirs]),
            StringComparer.Ordinal)
        .Any(excluded => excluded);
}
