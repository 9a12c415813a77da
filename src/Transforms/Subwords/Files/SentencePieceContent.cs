namespace NlpMlNet.Subwords;

/// <summary>What a SentencePiece model's file says, gathered while it is read; the defaults are those of the format.</summary>
internal sealed class SentencePieceContent
{
    /// <summary>The pieces, in the order of their ids.</summary>
    public List<string> Pieces { get; } = [];

    /// <summary>The score of each.</summary>
    public List<double> Scores { get; } = [];

    /// <summary>The kind of each.</summary>
    public List<SentencePieceKind> Kinds { get; } = [];

    /// <summary>1 unigram, 2 BPE, 3 words, 4 characters.</summary>
    public int ModelType { get; set; } = 1;

    /// <summary>Whether characters that are no piece are divided into bytes.</summary>
    public bool ByteFallback { get; set; }

    /// <summary>The token of a text's beginning; -1 for none.</summary>
    public int BeginningId { get; set; } = 1;

    /// <summary>The token of a text's end; -1 for none.</summary>
    public int EndId { get; set; } = 2;

    /// <summary>The token of empty places; -1 for none.</summary>
    public int PaddingId { get; set; } = -1;

    /// <summary>How white space is treated.</summary>
    public SentencePieceSpacing Spacing { get; set; } = new();

    /// <summary>The compiled replacements; empty for none.</summary>
    public byte[] CharacterMap { get; set; } = [];

    /// <summary>The piece of a control token, or <see langword="null"/> when the id belongs to none.</summary>
    public string? NameOf(int id) => id >= 0 && id < Pieces.Count && Kinds[id] == SentencePieceKind.Control ? Pieces[id] : null;
}
