namespace NlpMlNet.Models;

/// <summary>What the manifest says of the fingerprints of the training's texts.</summary>
/// <param name="LearntTexts">The number of different texts that were learnt from.</param>
/// <param name="DecidingTexts">The number of different texts that decided when to stop, and were not learnt from.</param>
/// <param name="Sha256">The SHA-256 of the fingerprints, in lower-case hexadecimal digits.</param>
public sealed record FingerprintRecord(int LearntTexts, int DecidingTexts, string Sha256);
