namespace NlpMlNet.Subwords;

/// <summary>A part of the sequence that a model reads: a text's tokens, or special tokens.</summary>
/// <param name="Source">Where the tokens come from.</param>
/// <param name="TypeId">Their type id.</param>
/// <param name="SpecialIds">The special tokens; empty for a text.</param>
internal sealed record TemplatePart(TemplateSource Source, int TypeId, int[] SpecialIds)
{
    /// <summary>The tokens of the first text.</summary>
    public static TemplatePart First(int typeId) => new(TemplateSource.FirstText, typeId, []);

    /// <summary>The tokens of the second text.</summary>
    public static TemplatePart Second(int typeId) => new(TemplateSource.SecondText, typeId, []);

    /// <summary>Special tokens.</summary>
    public static TemplatePart Special(int typeId, params int[] ids) => new(TemplateSource.Special, typeId, ids);
}
