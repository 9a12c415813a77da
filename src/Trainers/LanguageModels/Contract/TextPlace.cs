namespace NlpMlNet.LanguageModels;

/// <summary>A part of a text.</summary>
/// <param name="Start">The first UTF-16 unit, from 0.</param>
/// <param name="Length">The number of UTF-16 units.</param>
public readonly record struct TextPlace(int Start, int Length);
