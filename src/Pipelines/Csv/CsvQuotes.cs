namespace NlpMlNet.Csv;

/// <summary>What a double quote means in a CSV file.</summary>
public enum CsvQuotes
{
    /// <summary>A field may be enclosed in double quotes; a quote inside it is doubled (RFC 4180, section 2).</summary>
    Rfc4180,

    /// <summary>A quote is a character like others, as in many tab-separated dumps.</summary>
    None,

    /// <summary>
    /// A field may be enclosed in double quotes; a backslash before a quote inside it makes it text, as does a doubled quote, and
    /// <c>\\</c> is a backslash. A backslash before any other character is itself.
    /// </summary>
    Backslash,
}
