namespace NlpMlNet.Sentiment;

/// <summary>What a file says about one entry.</summary>
/// <param name="Entry">The entry as written.</param>
/// <param name="Category">The category that it is in; <see langword="null"/> when it has a valence of its own.</param>
/// <param name="Value">The valence, or how strongly it belongs to the category: 1 as a rule.</param>
/// <param name="Line">The line, from 1 on.</param>
internal readonly record struct LexiconRow(string Entry, string? Category, float Value, long Line);
