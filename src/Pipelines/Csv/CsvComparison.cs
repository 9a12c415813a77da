namespace NlpMlNet.Csv;

/// <summary>How the cell of a row is held against the value of a condition.</summary>
public enum CsvComparison
{
    /// <summary>The cell is the value, character for character, or the same number.</summary>
    Equal,

    /// <summary>The cell is another one.</summary>
    NotEqual,

    /// <summary>The cell is a smaller number, or an earlier date.</summary>
    Less,

    /// <summary>The cell is a smaller number or the same, or an earlier date or the same.</summary>
    LessOrEqual,

    /// <summary>The cell is a larger number, or a later date.</summary>
    Greater,

    /// <summary>The cell is a larger number or the same, or a later date or the same.</summary>
    GreaterOrEqual,
}
