namespace NlpMlNet.Subwords;

/// <summary>Which tokens play which role, as a checkpoint's files say; <see langword="null"/> where they don't.</summary>
internal sealed record SpecialTokenNames
{
    public string? Padding { get; init; }

    public string? Unknown { get; init; }

    public string? Classification { get; init; }

    public string? Separator { get; init; }

    public string? Mask { get; init; }

    public string? BeginningOfText { get; init; }

    public string? EndOfText { get; init; }

    /// <summary>These, and others where these are not known.</summary>
    public SpecialTokenNames Or(SpecialTokenNames others) => new()
    {
        Padding = Padding ?? others.Padding,
        Unknown = Unknown ?? others.Unknown,
        Classification = Classification ?? others.Classification,
        Separator = Separator ?? others.Separator,
        Mask = Mask ?? others.Mask,
        BeginningOfText = BeginningOfText ?? others.BeginningOfText,
        EndOfText = EndOfText ?? others.EndOfText,
    };

    public void Save(BinaryWriter writer)
    {
        foreach (var name in new[] { Padding, Unknown, Classification, Separator, Mask, BeginningOfText, EndOfText })
        {
            writer.Write(name is not null);
            writer.Write(name ?? string.Empty);
        }
    }

    public static SpecialTokenNames Load(BinaryReader reader)
    {
        return new SpecialTokenNames
        {
            Padding = Read(),
            Unknown = Read(),
            Classification = Read(),
            Separator = Read(),
            Mask = Read(),
            BeginningOfText = Read(),
            EndOfText = Read(),
        };

        string? Read()
        {
            var isThere = reader.ReadBoolean();
            var name = reader.ReadString();
            return isThere ? name : null;
        }
    }
}
