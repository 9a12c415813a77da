namespace NlpMlNet.Subwords;

/// <summary>The kinds of pieces of a SentencePiece model, numbered as in its file.</summary>
internal enum SentencePieceKind : byte
{
    /// <summary>Learnt from texts.</summary>
    Normal = 1,

    /// <summary>Stands for what is unknown.</summary>
    Unknown = 2,

    /// <summary>Steers a model; never found in a text.</summary>
    Control = 3,

    /// <summary>Always a piece of its own.</summary>
    UserDefined = 4,

    /// <summary>One byte of a character that is no piece.</summary>
    Byte = 6,

    /// <summary>Never in a result.</summary>
    Unused = 5,
}
