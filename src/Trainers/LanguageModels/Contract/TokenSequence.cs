namespace NlpMlNet.LanguageModels;

/// <summary>Tokens to score, and those before them.</summary>
/// <param name="Context">The ids before the first token; they have no score.</param>
/// <param name="Tokens">The ids to score.</param>
public readonly record struct TokenSequence(ReadOnlyMemory<int> Context, ReadOnlyMemory<int> Tokens);
