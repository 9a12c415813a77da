namespace NlpMlNet.Sentiment;

/// <summary>A category of a lexicon.</summary>
/// <param name="Name">Its name; <c>outer.inner</c> for one under another.</param>
/// <param name="Entries">The number of entries in it.</param>
/// <param name="Valence">The valence that it gives to them; <see langword="null"/> where it doesn't count.</param>
public sealed record LexiconCategory(string Name, int Entries, float? Valence);
