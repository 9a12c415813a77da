namespace NlpMlNet.Ngrams;

/// <summary>An n-gram of the current text: its hash, and its position in the folded text.</summary>
internal readonly record struct NgramSpan(ulong Hash, int Start, int Length);
