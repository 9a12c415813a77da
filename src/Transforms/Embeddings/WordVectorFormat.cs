namespace NlpMlNet.Embeddings;

/// <summary>How a file holds word vectors.</summary>
public enum WordVectorFormat
{
    /// <summary>Text, a line a word: the word and its numbers, with spaces between (GloVe).</summary>
    GloveText,

    /// <summary>The same below a line with the number of words and the dimension: word2vec's text and fastText's <c>.vec</c>.</summary>
    Word2VecText,

    /// <summary>A line with the number of words and the dimension, then each word, a space, and its numbers as little-endian floats (word2vec).</summary>
    Word2VecBinary,

    /// <summary>A model of fastText, <c>.bin</c>, that isn't quantised; read only.</summary>
    FastTextModel,

    /// <summary>This library's own form, which is opened without reading it: words are looked up and vectors read in the file.</summary>
    Mapped,
}
