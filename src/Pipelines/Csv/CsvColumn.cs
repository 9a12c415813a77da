namespace NlpMlNet.Csv;

/// <summary>A column that is read from a CSV file.</summary>
/// <param name="Name">The name as in the header (or as it looks there), in the same case; <c>column1</c>, <c>column2</c>, ... without a header.</param>
/// <param name="Type">What its cells are read as.</param>
public sealed record CsvColumn(string Name, CsvType Type);
