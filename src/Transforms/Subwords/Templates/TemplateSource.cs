namespace NlpMlNet.Subwords;

/// <summary>Where the tokens of a part of a sequence come from.</summary>
internal enum TemplateSource
{
    /// <summary>The first text.</summary>
    FirstText,

    /// <summary>The second text.</summary>
    SecondText,

    /// <summary>The tokenizer's file.</summary>
    Special,
}
