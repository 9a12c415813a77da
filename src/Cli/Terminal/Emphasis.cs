namespace NlpMlNet.Cli.Terminal;

/// <summary>What a line is to the reader.</summary>
internal enum Emphasis
{
    /// <summary>One among others.</summary>
    None,

    /// <summary>The title of what follows.</summary>
    Heading,

    /// <summary>Something that must be known to understand a result.</summary>
    Warning,

    /// <summary>Why there is no result.</summary>
    Failure,
}
