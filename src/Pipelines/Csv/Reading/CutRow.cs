using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>A row that ends with the line on which its broken field begins.</summary>
/// <param name="Offset">Where it starts in the text.</param>
/// <param name="Line">The number of the line there.</param>
/// <param name="Raw">The row as it is written; of a very long line the beginning.</param>
/// <param name="Fault">What is wrong with it.</param>
internal sealed record CutRow(long Offset, long Line, byte[] Raw, MessageText Fault);
