namespace NlpMlNet.Tokens;

/// <summary>The position of a token in its text.</summary>
internal readonly record struct TokenSpan(int Start, int Length);
