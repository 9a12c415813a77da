namespace NlpMlNet.Subwords;

/// <summary>A token that is looked for in the text before anything else happens to it.</summary>
internal sealed record AddedToken(int Id, string Content)
{
    /// <summary>Whether it counts only where no word character is next to it.</summary>
    public bool IsSingleWord { get; init; }

    /// <summary>Whether it takes the white space before it.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>Whether it takes the white space behind it.</summary>
    public bool StripsRight { get; init; }

    /// <summary>Whether it is looked for in the normalized text, in its normalized form.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>Whether it steers the model rather than stands for a word.</summary>
    public bool IsSpecial { get; init; }
}
