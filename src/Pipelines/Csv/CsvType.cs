using System.Diagnostics.CodeAnalysis;

namespace NlpMlNet.Csv;

/// <summary>What the cells of a CSV column are read as.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The names are those of the .NET types that the cells become.")]
public enum CsvType
{
    /// <summary>Text, kept unchanged: <c>ReadOnlyMemory&lt;char&gt;</c> in ML.NET. An empty cell is an empty text.</summary>
    Text,

    /// <summary>A <see cref="float"/>. An empty cell, <c>NA</c> and <c>NaN</c> are missing values (not a number).</summary>
    Single,

    /// <summary>A <see cref="double"/>. An empty cell, <c>NA</c> and <c>NaN</c> are missing values (not a number).</summary>
    Double,

    /// <summary>A whole number from -2,147,483,648 to 2,147,483,647. It has no missing value: an empty cell is an error.</summary>
    Int32,

    /// <summary>A whole number of 64 bits. It has no missing value: an empty cell is an error.</summary>
    Int64,

    /// <summary><c>true</c>, <c>yes</c>, <c>1</c> or <c>false</c>, <c>no</c>, <c>0</c>, in any case. An empty cell is an error.</summary>
    Boolean,

    /// <summary>A date, or a date and time, in the order of ISO 8601, e.g. <c>2024-01-31</c>. An empty cell is an error.</summary>
    DateTime,
}
