namespace NlpMlNet.Networks;

/// <summary>The names by which messages call the columns.</summary>
internal sealed record ColumnNames(string Label = "Label", string Features = "Features", string Weight = "Weight");
