namespace NlpMlNet.Tokens;

/// <summary>A side of a sequence.</summary>
public enum SequenceSide
{
    /// <summary>The last positions.</summary>
    End,

    /// <summary>The first positions.</summary>
    Beginning,
}
