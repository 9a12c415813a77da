namespace NlpMlNet.Checkpoints;

/// <summary>A part of a sentence-transformers model.</summary>
/// <param name="Kind">The name of its class, or the whole type's name when it is none of the library's.</param>
/// <param name="Folder">The folder with what it consists of.</param>
internal sealed record SentencePart(string Kind, string Folder);
