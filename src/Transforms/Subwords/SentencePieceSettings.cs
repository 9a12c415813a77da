namespace NlpMlNet.Subwords;

/// <summary>What a SentencePiece model says besides its pieces.</summary>
internal sealed record SentencePieceSettings
{
    /// <summary>Whether pieces are found by merging (BPE) rather than by the unigram language model.</summary>
    public required bool IsBpe { get; init; }

    /// <summary>Whether characters that are no piece are divided into bytes.</summary>
    public required bool ByteFallback { get; init; }

    /// <summary>How white space is treated.</summary>
    public required SentencePieceSpacing Spacing { get; init; }

    /// <summary>The compiled replacements; empty for none.</summary>
    public required byte[] CharacterMap { get; init; }

    /// <summary>Writes all of it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(IsBpe);
        writer.Write(ByteFallback);
        writer.Write(Spacing.AddDummyPrefix);
        writer.Write(Spacing.RemoveExtraWhiteSpace);
        writer.Write(Spacing.EscapeWhiteSpace);
        writer.Write(Spacing.WhiteSpaceAsSuffix);
        writer.Write(CharacterMap.Length);
        writer.Write(CharacterMap);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static SentencePieceSettings Load(BinaryReader reader) => new()
    {
        IsBpe = reader.ReadBoolean(),
        ByteFallback = reader.ReadBoolean(),
        Spacing = new SentencePieceSpacing
        {
            AddDummyPrefix = reader.ReadBoolean(),
            RemoveExtraWhiteSpace = reader.ReadBoolean(),
            EscapeWhiteSpace = reader.ReadBoolean(),
            WhiteSpaceAsSuffix = reader.ReadBoolean(),
        },
        CharacterMap = reader.ReadBytes(reader.ReadInt32()),
    };
}
