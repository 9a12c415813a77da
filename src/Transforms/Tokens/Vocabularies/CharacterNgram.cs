namespace NlpMlNet.Tokens;

/// <summary>A run of characters of a bounded word: its position there, and its <see cref="TextHash"/>.</summary>
internal readonly record struct CharacterNgram(int Start, int Length, ulong Hash);
