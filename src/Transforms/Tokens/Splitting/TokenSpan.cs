namespace NlpMlNet.Tokens;

/// <summary>Where a token stands.</summary>
internal readonly record struct TokenSpan(int Start, int Length);
