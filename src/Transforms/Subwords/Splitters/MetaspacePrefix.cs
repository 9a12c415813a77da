namespace NlpMlNet.Subwords;

/// <summary>Where a space is put before a text, so that its first word looks like the others.</summary>
internal enum MetaspacePrefix
{
    /// <summary>Before every part.</summary>
    Always,

    /// <summary>Before the first part only, not behind a special token.</summary>
    First,

    /// <summary>Nowhere.</summary>
    Never,
}
