namespace NlpMlNet.Embeddings;

/// <summary>A word and how near it is.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">The cosine of the angle between its vector and the one that was asked for, from -1 to 1.</param>
public readonly record struct SimilarWord(string Word, float Similarity);
