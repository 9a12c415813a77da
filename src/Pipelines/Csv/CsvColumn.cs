namespace NlpMlNet.Csv;

/// <summary>A column that is read from a CSV file.</summary>
/// <param name="Name">The name as in the header, in the same case; <c>Column1</c>, <c>Column2</c>, ... without a header.</param>
/// <param name="Type">What its cells are read as.</param>
public sealed record CsvColumn(string Name, CsvType Type);
