namespace NlpMlNet.Sentiment;

/// <summary>A file of a lexicon.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Encoding">The name of its encoding.</param>
/// <param name="Rows">The number of entries in it, repeats included.</param>
public sealed record LexiconSource(string Path, LexiconFileFormat Format, string Encoding, int Rows);
