namespace NlpMlNet.WordVectorTraining;

/// <summary>A change of the table: row += scale x source.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Source">The row of the step's own buffer that is added.</param>
/// <param name="Scale">What it is multiplied with.</param>
internal readonly record struct RowUpdate(int Row, int Source, float Scale);
