namespace NlpMlNet.Sentiment;

/// <summary>Words of texts that an entry of a lexicon was found for.</summary>
/// <param name="Text">The words, folded; a symbol as it is.</param>
/// <param name="Valence">The valence of the entry.</param>
/// <param name="Count">How often they occur.</param>
public sealed record LexiconMatch(string Text, float Valence, long Count);
