namespace NlpMlNet.Subwords;

/// <summary>How the pieces of a vocabulary say where words begin and which bytes they are.</summary>
internal enum SubwordForm
{
    /// <summary>A character for each byte, spaces included (GPT-2).</summary>
    Bytes,

    /// <summary>A mark, U+2581, for each space; pieces such as &lt;0x0A&gt; for bytes of rare characters (SentencePiece, Llama 2).</summary>
    MarkedSpaces,

    /// <summary>A prefix on pieces that continue a word (BERT's ##).</summary>
    MarkedContinuations,

    /// <summary>A suffix on pieces that end a word (OpenAI GPT's &lt;/w&gt;).</summary>
    MarkedEnds,

    /// <summary>A word each.</summary>
    Words,
}
