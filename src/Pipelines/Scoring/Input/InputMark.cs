namespace NlpMlNet.Scoring;

/// <summary>The beginning of an input, as it was when it was read.</summary>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits; empty when it is not needed.</param>
internal readonly record struct InputMark(long Bytes, string Sha256);
