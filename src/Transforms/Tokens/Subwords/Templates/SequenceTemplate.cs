namespace NlpMlNet.Tokens;

/// <summary>How the tokens of one text, or of two, become the sequence that a model reads.</summary>
internal sealed class SequenceTemplate(TemplatePart[] single, TemplatePart[] pair)
{
    /// <summary>The texts one behind the other, without special tokens; type ids 0 and 1.</summary>
    public static SequenceTemplate Plain { get; } = new([TemplatePart.First(0)], [TemplatePart.First(0), TemplatePart.Second(1)]);

    /// <summary>The special tokens right before and behind a single text; <see langword="null"/> for none.</summary>
    public (int? Before, int? After) SingleFrame => (
        single[0].SpecialIds is [.., var before] ? before : null,
        single[^1].SpecialIds is [var after, ..] ? after : null);

    /// <summary>The number of special tokens.</summary>
    public int CountSpecial(bool isPair) => (isPair ? pair : single).Sum(part => part.SpecialIds.Length);

    /// <summary>Puts a sequence together.</summary>
    public (int[] Ids, int[] TypeIds) Fill(ReadOnlySpan<int> first, ReadOnlySpan<int> second, bool isPair, bool addSpecial)
    {
        var ids = new List<int>(first.Length + second.Length + 8);
        var typeIds = new List<int>(ids.Capacity);
        foreach (var part in isPair ? pair : single)
        {
            var tokens = part.Source switch
            {
                TemplateSource.FirstText => first,
                TemplateSource.SecondText => second,
                _ => addSpecial ? part.SpecialIds : [],
            };
            ids.AddRange(tokens);
            typeIds.AddRange(Enumerable.Repeat(part.TypeId, tokens.Length));
        }

        return ([.. ids], [.. typeIds]);
    }
}
