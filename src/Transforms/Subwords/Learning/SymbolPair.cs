namespace NlpMlNet.Subwords;

/// <summary>Two neighbouring symbols of a word, by number.</summary>
internal readonly record struct SymbolPair(int Left, int Right);
