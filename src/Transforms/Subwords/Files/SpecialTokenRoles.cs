namespace NlpMlNet.Subwords;

/// <summary>Collects which token plays which role; what was read first holds.</summary>
internal sealed class SpecialTokenRoles
{
    private readonly Dictionary<string, AddedToken> byContent = new(StringComparer.Ordinal);

    /// <summary>The roles.</summary>
    public SpecialTokenNames Names { get; private set; } = new();

    /// <summary>The tokens, in the order in which they get ids if the vocabulary does not hold them.</summary>
    public IReadOnlyList<AddedToken> Tokens => [.. byContent.Values];

    /// <summary>Adds the roles that a file names.</summary>
    public void Add(JsonPlace? file)
    {
        if (file is not { } place)
        {
            return;
        }

        Names = Names.Or(new SpecialTokenNames
        {
            BeginningOfText = Read(place.Find("bos_token")),
            EndOfText = Read(place.Find("eos_token")),
            Unknown = Read(place.Find("unk_token")),
            Separator = Read(place.Find("sep_token")),
            Padding = Read(place.Find("pad_token")),
            Classification = Read(place.Find("cls_token")),
            Mask = Read(place.Find("mask_token")),
        });
        foreach (var token in place.Find("additional_special_tokens")?.Items() ?? [])
        {
            Read(token);
        }
    }

    private string? Read(JsonPlace? place)
    {
        if (place is not { } value)
        {
            return null;
        }

        // A token that is written as an object says how it is looked for; as a text, it is looked for unchanged.
        var token = value.IsObject
            ? AddedTokenReader.ReadToken(value, id: -1) with { IsSpecial = true }
            : new AddedToken(-1, value.Text()) { IsSpecial = true };
        byContent.TryAdd(token.Content, token);
        return token.Content;
    }
}
