namespace NlpMlNet.Decoding;

/// <summary>What a language model wrote behind a prompt.</summary>
/// <param name="Text">
/// The text behind the prompt's, with the space between them if the vocabulary has one there; without end token and stop string. Bytes that are
/// no text are U+FFFD; the beginning of a character at the very end is left out.
/// </param>
/// <param name="Tokens">The ids, (T): the end token and those of a stop string included.</param>
/// <param name="LogProbability">log P(tokens | prompt) in nats, by the model alone, whatever was penalised, banned or cut off.</param>
/// <param name="Score">What continuations of a prompt are ordered by: beam search's score; otherwise the log probability.</param>
/// <param name="End">Why it ended.</param>
public sealed record Continuation(string Text, IReadOnlyList<int> Tokens, double LogProbability, double Score, ContinuationEnd End);
