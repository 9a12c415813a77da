using System.Runtime.InteropServices;

namespace NlpMlNet.Subwords;

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
    public int CountSpecial(bool isPair)
    {
        var count = 0;
        foreach (var part in isPair ? pair : single)
        {
            count += part.SpecialIds.Length;
        }

        return count;
    }

    /// <summary>Puts a sequence together, in the place of what the lists hold.</summary>
    public void Fill(
        ReadOnlySpan<int> first, ReadOnlySpan<int> second, bool isPair, bool addSpecial, List<int> ids, List<int> typeIds)
    {
        ids.Clear();
        typeIds.Clear();
        foreach (var part in isPair ? pair : single)
        {
            ids.AddRange(part.Source switch
            {
                TemplateSource.FirstText => first,
                TemplateSource.SecondText => second,
                _ => addSpecial ? part.SpecialIds : [],
            });
            var start = typeIds.Count;
            CollectionsMarshal.SetCount(typeIds, ids.Count);
            CollectionsMarshal.AsSpan(typeIds)[start..].Fill(part.TypeId);
        }
    }
}
