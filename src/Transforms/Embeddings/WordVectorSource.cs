namespace NlpMlNet.Embeddings;

/// <summary>What a file of word vectors held.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="WordsRead">The words that were seen; reading ends as soon as everything wanted is found.</param>
/// <param name="DuplicateWords">Further lines of words that were kept already; the first vector of a word counts.</param>
/// <param name="RepairedWords">Kept words with bytes that aren't UTF-8; U+FFFD stands for these now.</param>
public sealed record WordVectorSource(string Path, WordVectorFormat Format, long WordsRead, long DuplicateWords, long RepairedWords);
